import { describe, expect, test } from 'vitest';
import {
  at,
  closed,
  commandSent,
  deviceDeclared,
  type Event,
  exchange,
  onStage,
  report,
  verdictOf,
} from '../../testing.ts';
import rule from './V1-CMD-18.ts';

/** Four reports, a second apart, with nothing to do between them. */
const atRest = [deviceDeclared(), ...[0, 1000, 2000, 3000].flatMap((time) => at(time, report()))];
/** Commands, each answered, every half second. */
const busy = (from: number, until: number): Event[] =>
  Array.from({ length: (until - from) / 500 }, (_, n) => at(from + n * 500, exchange({ mid: n + 1 }))).flat();

test('an empty journal, and a device at rest, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, atRest)).toEqual({ exercised: 0, violations: [] });
});

test('a report while commands wait, or between many of them, passes', () => {
  expect(verdictOf(rule, deviceDeclared(), commandSent(), report())).toEqual({ exercised: 1, violations: [] });
  expect(verdictOf(rule, atRest, busy(3500, 6500), report())).toEqual({ exercised: 1, violations: [] });
  expect(verdictOf(rule, deviceDeclared(), onStage('burst', report()))).toEqual({ exercised: 1, violations: [] });
});

test('no report for much longer than usual, in an unbroken row of commands, breaks it once', () => {
  const { exercised, violations } = verdictOf(rule, atRest, busy(3500, 12_000));
  expect(exercised).toBe(1);
  expect(violations).toMatchObject([{ expected: 'a report about every 1000 ms' }]);
});

test('a device whose reports cannot be read reports all the same', () => {
  const unread = report().map(
    (event): Event =>
      event.type === 'message-received' ? { ...event, kind: undefined, value: undefined, unreadable: 'NUL' } : event,
  );
  const still = [deviceDeclared(), ...[0, 1000, 2000, 3000].flatMap((time) => at(time, unread))];
  expect(verdictOf(rule, still, busy(3500, 6500), unread)).toEqual({ exercised: 1, violations: [] });
  expect(verdictOf(rule, still, busy(3500, 12_000)).violations).toHaveLength(1);
});

describe('nothing is concluded', () => {
  test.each<[string, ...(Event | Event[])[]]>([
    ['from a few commands', atRest, busy(3500, 5500)],
    ['when the device had time between the commands', atRest, busy(3500, 5000), busy(11_000, 12_000)],
    ['when it is not known how often the device reports', deviceDeclared(), report(), busy(500, 12_000)],
    ['of a device that reports only when asked', deviceDeclared({ reports: 'driven' }), report(), busy(500, 12_000)],
    ['across a lost connection', atRest, busy(3500, 6000), closed(), busy(6500, 9000)],
  ])('%s', (_, ...events) => {
    expect(verdictOf(rule, ...events).violations).toEqual([]);
  });
});

describe('a device that is asked to report in a burst', () => {
  const asked: Event = { type: 'report-asked', deviceId: 'lamp-1', services: [] };
  const declared = deviceDeclared({ reports: 'driven' });

  test('passes when it does', () => {
    expect(verdictOf(rule, declared, onStage('burst', asked, report())).violations).toEqual([]);
    expect(verdictOf(rule, declared, onStage('burst', asked), report()).violations).toEqual([]);
  });

  test('breaks it when it does not, unless it says why', () => {
    expect(verdictOf(rule, declared, onStage('burst', asked)).violations).toHaveLength(1);
    const refused: Event = { type: 'report-acknowledged', deviceId: 'lamp-1', error: 'not now' };
    expect(verdictOf(rule, declared, onStage('burst', asked, refused)).violations).toEqual([]);
  });
});
