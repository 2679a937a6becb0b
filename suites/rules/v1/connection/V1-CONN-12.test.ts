import { describe, expect, test } from 'vitest';
import {
  at,
  connect,
  deviceStarted,
  login,
  onStage,
  opened,
  refused,
  refusedAttempt,
  refusedUnknown,
  stageBegan,
  stageEnded,
  verdictOf,
} from '../../testing.ts';
import rule from './V1-CONN-12.ts';

/** A refused attempt at each of these times. */
const attemptsAt = (times: readonly number[], returnCode = 4) =>
  times.flatMap((time, index) => at(time, refusedAttempt(index + 1, returnCode, { staged: true })));

/** Just the CONNECT and its refusal, of one protocol level. */
const quickAttempt = (connection: number, time: number, protocolLevel: number) => [
  ...at(time, opened(connection)),
  ...at(time + 1, connect({ connection, protocolLevel })),
  ...at(time + 2, refused(4, { connection })),
];

describe('passes', () => {
  test.each([
    ['a back-off that doubles', [0, 1000, 3000, 7000, 15_000]],
    ['a back-off that doubles up to a ceiling', [0, 1000, 3000, 5000, 7000]],
    ['a back-off with jitter', [0, 1400, 2500, 5900, 8000]],
    ['waits that a busy machine shortened', [0, 850, 2600, 6000]],
    ['long waits that are all the same', [0, 60_000, 120_000, 180_000, 240_000]],
    ['waits that grow by a tenth of a second', [0, 1000, 2200, 3600]],
    ['two attempts', [0, 1000]],
    ['three attempts, too few to tell', [0, 1000, 2000]],
  ])('%s', (_, times) => {
    const { exercised, violations } = verdictOf(rule, onStage('refused', attemptsAt(times)));
    expect(violations).toEqual([]);
    expect(exercised).toBe(times.length - 1);
  });

  test('a device that gives up', () => {
    expect(verdictOf(rule, onStage('refused', attemptsAt([0])))).toEqual({ exercised: 1, violations: [] });
  });

  test('a library that falls back to MQTT 3.1 at once, and then waits', () => {
    const attempts = [0, 1000, 3000].flatMap((time, index) => [
      ...quickAttempt(2 * index + 1, time, 4),
      ...quickAttempt(2 * index + 2, time + 30, 3),
    ]);
    expect(verdictOf(rule, attempts).violations).toEqual([]);
  });

  test('a device that was started again', () => {
    expect(verdictOf(rule, attemptsAt([0]), deviceStarted(), refusedAttempt(2)).violations).toEqual([]);
  });

  test('another device that is refused as well', () => {
    expect(verdictOf(rule, refusedAttempt(1), refusedAttempt(2, 4, { deviceId: 'lamp-2' })).violations).toEqual([]);
  });

  test('a CONNECT soon after one that was accepted', () => {
    expect(verdictOf(rule, refusedAttempt(1), at(2000, login(2)), login(3)).violations).toEqual([]);
  });
});

describe('is broken by', () => {
  test.each([2, 4, 5])('an attempt at once after code %i', (returnCode) => {
    expect(verdictOf(rule, attemptsAt([0, 600], returnCode)).violations).toMatchObject([
      { message: 'It tried again at once after its CONNECT was refused.', actual: '600 ms' },
    ]);
  });

  test('a storm, once', () => {
    const times = Array.from({ length: 200 }, (_, index) => index * 3);
    const hasty = verdictOf(rule, attemptsAt(times)).violations.filter(({ message }) => message.includes('at once'));
    expect(hasty).toHaveLength(1);
  });

  test('waits that are all the same', () => {
    expect(verdictOf(rule, attemptsAt([0, 1000, 2000, 3000, 4000])).violations).toMatchObject([
      { message: 'It was refused again and again, and its waits did not grow.', actual: '1000 ms, 1000 ms, 1000 ms' },
    ]);
  });

  test('waits that are all the same from CONNECT to CONNECT, however long the handshakes took', () => {
    const attempts = [0, 990, 1700, 2990].flatMap((time, n) => [
      ...at(time, opened(n + 1)),
      ...at(1000 * n + 1, connect({ connection: n + 1 })),
      ...at(1000 * n + 2, refused(4, { connection: n + 1 })),
    ]);
    expect(verdictOf(rule, attempts).violations).toMatchObject([{ actual: '1000 ms, 1000 ms, 1000 ms' }]);
  });

  test('waits that shrink', () => {
    expect(verdictOf(rule, attemptsAt([0, 4000, 6000, 7000])).violations).toHaveLength(1);
  });

  test('a device whose credentials were not known, too', () => {
    const attempt = (connection: number) => [connect({ connection }), refusedUnknown({ connection })];
    expect(verdictOf(rule, attempt(1), attempt(2)).violations).toHaveLength(1);
  });
});

test('nothing is concluded from a stage that was not played to its end', () => {
  const cutShort = [stageBegan('refused'), ...attemptsAt([0]), stageEnded('refused', { complete: false })];
  expect(verdictOf(rule, cutShort).exercised).toBe(0);
});

test('"server unavailable" is another matter', () => {
  expect(verdictOf(rule, attemptsAt([0, 100, 200], 3))).toEqual({ exercised: 0, violations: [] });
});
