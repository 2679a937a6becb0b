import { expect, test } from 'vitest';
import { learntWaits } from './learnt-waits.ts';
import { answered, journal, offline, online, report, started } from './testing/timed-journal.ts';

const declared = { startMs: 15_000, answerMs: 20_000, reportMs: 30_000, reconnectMs: 45_000 };

test('a device that showed nothing has all its time, but to come back', () => {
  expect(learntWaits([], declared)).toEqual({ ...declared, reconnectMs: 5500 });
});

test('a fast device is given little, and never less than the machine may take', () => {
  const fast = journal(
    [0, started],
    [30, online],
    [5, report],
    [100, report],
    [1, answered(2)],
    [9, offline],
    [20, online],
  );
  expect(learntWaits(fast, declared)).toEqual({ startMs: 2000, answerMs: 400, reportMs: 1000, reconnectMs: 5500 });
});

test('a slow device is given a multiple of the longest that it took', () => {
  const slow = journal(
    [0, started],
    [900, online],
    [0, report],
    [2000, report],
    [500, report],
    ...Array.from({ length: 18 }, () => [1, answered(60)] as const),
    [1, answered(5000)],
    [0, offline],
    [5000, online],
  );
  expect(learntWaits(slow, declared)).toEqual({ startMs: 3600, answerMs: 600, reportMs: 8000, reconnectMs: 10_000 });
});

test('no wait is longer than the declared one', () => {
  const short = { startMs: 100, answerMs: 100, reportMs: 100, reconnectMs: 100 };
  expect(learntWaits(journal([0, started], [90, online], [1, answered(90)]), short)).toEqual(short);
});

test('the time between two connections is not a time between two reports', () => {
  const away = journal([0, started], [1, online], [1, report], [9000, offline], [1, online], [1, report]);
  expect(learntWaits(away, declared).reportMs).toBe(declared.reportMs);
});
