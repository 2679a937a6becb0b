import { describe, expect, test } from 'vitest';
import { at, closed, type Event, opened, stageBegan, stageEnded, verdictOf } from '../../testing.ts';
import rule from './V1-SESSION-04.ts';

/** Attempts at these milliseconds, each reset at once, while the platform is away. */
const away = (...times: number[]): Event[] => [
  ...at(0, stageBegan('away')),
  ...times.flatMap((time, n) => [
    ...at(time, opened(n + 2)),
    { ...closed({ connection: n + 2, by: 'platform', staged: true }), at: time },
  ]),
  ...at(3600, stageEnded('away')),
];

test('an empty journal, and a device that ended, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  const [began, ...rest] = away();
  const ended = at(500, { type: 'device-exited', deviceId: 'lamp-1', code: 1, signal: null, asked: false });
  expect(verdictOf(rule, began as Event, ...ended, ...rest)).toEqual({ exercised: 0, violations: [] });
});

describe('passes', () => {
  test.each([
    ['no attempt in all that time: it waits for longer', []],
    ['one attempt', [3000]],
    ['waits that double', [1000, 3000]],
    ['waits that double from half a second on', [500, 1500, 3500]],
    ['a first attempt at once', [10, 1010, 3010]],
    ['waits with jitter', [900, 1800, 3500]],
    ['two even waits, of which more is not known', [1700, 3400]],
    ['three waits, one of them made long by a busy machine, of which more is not known', [1000, 2600, 3600]],
    ['waits of half a minute, even ones', [30_000, 60_000, 90_000]],
    ['two connections for each attempt, and waits that grow', [7469, 7530, 15_823, 15_892, 30_700]],
    ['two connections for each attempt, the first one at once', [5, 10, 1005, 1010, 3010, 3015, 7010, 7015]],
  ])('%s', (_, times) => {
    expect(verdictOf(rule, away(...times))).toEqual({ exercised: 1, violations: [] });
  });
});

test('a storm breaks it', () => {
  expect(verdictOf(rule, away(...Array.from({ length: 30 }, (_, n) => 100 * n))).violations).toMatchObject([
    { message: 'It tried to connect more than once a second while the platform was away.' },
  ]);
});

test.each([
  [[1000, 2000, 3000]],
  [[5, 1005, 2005, 3005]],
  [[1100, 2200, 3300]],
  [[1000, 2600, 3600, 5100, 6100, 7100]],
  [[1000, 1060, 2060, 2120, 3120, 3180]],
])('even waits break it: %j', (times) => {
  expect(verdictOf(rule, away(...times)).violations).toMatchObject([
    { message: 'Its waits did not grow while the platform was away.' },
  ]);
});

test('attempts at another time are not counted', () => {
  expect(
    verdictOf(
      rule,
      [1, 2, 3, 4].map((n) => opened(n)),
      away(1000),
    ).violations,
  ).toEqual([]);
});
