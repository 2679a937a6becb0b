import { describe, expect, test } from 'vitest';
import { skipsZeroBytes } from '../../../../mock-platform/protocol/skipped-hours.ts';
import { authenticated, beginning, closed, connect, finding, verdictOf } from '../../testing.ts';
import rule from './V1-CONN-07.ts';

const decided = (connecting: ReturnType<typeof connect>) => verdictOf(rule, connecting, authenticated());
const stamped = (timestamp: string, wall = beginning) => ({
  ...connect({ clientId: `lamp-1_0_0_${timestamp}` }),
  wall,
});

test('the present UTC hour passes', () => {
  expect(decided(stamped('2026011512'))).toEqual({ exercised: 1, violations: [] });
});

test('near the full hour the neighbouring hour passes: clocks differ, and a CONNECT takes its time', () => {
  expect(decided(stamped('2026011511', beginning + 60_000)).violations).toEqual([]);
  expect(decided(stamped('2026011512', beginning - 60_000)).violations).toEqual([]);
});

test('a client identifier that cannot be read is left to V1-CONN-01', () => {
  expect(decided(connect({ clientId: 'lamp-1' }))).toEqual({ exercised: 0, violations: [] });
});

test('a stamp that was moved on past hours whose digest holds a zero byte passes: the platform has found out', () => {
  const movedOn = authenticated({ findings: [finding('timestamp', { nearMiss: skipsZeroBytes })] });
  expect(verdictOf(rule, stamped('2026011513'), movedOn)).toEqual({ exercised: 1, violations: [] });
  expect(verdictOf(rule, stamped('2026011513'), authenticated()).violations).toHaveLength(1);
});

test('a CONNECT without an answer is judged when its connection ends', () => {
  expect(verdictOf(rule, stamped('2026011520'), closed()).violations).toHaveLength(1);
});

describe('broken by', () => {
  test.each([
    ['local time', '2026011520', 'local time, 8 hours ahead of UTC'],
    ['a constant of 8 digits', '20201103', 'a date of 8 digits, without the hour'],
    ['seconds since the epoch', String(beginning / 1000), 'seconds since the epoch'],
    ['a month counted from 0', '2026001512', 'month counted from 0'],
    ['an hour after 23', '2026011524', 'hour 24, after 23'],
    ['what is not a number', 'now', 'not only digits'],
  ])('%s', (_, timestamp, nearMiss) => {
    expect(decided(stamped(timestamp)).violations).toMatchObject([
      { expected: '2026011512', actual: timestamp, nearMiss },
    ]);
  });

  test('a timestamp that was computed once and used again three hours later', () => {
    expect(decided(stamped('2026011509')).violations).toHaveLength(1);
  });
});
