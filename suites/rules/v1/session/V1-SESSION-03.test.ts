import { describe, expect, test } from 'vitest';
import {
  at,
  closed,
  deviceStarted,
  type Event,
  exchange,
  login,
  packetSent,
  silence,
  stageBegan,
  stageEnded,
  subscribed,
  verdictOf,
} from '../../testing.ts';
import rule from './V1-SESSION-03.ts';

const cut = closed({ by: 'platform', staged: true });
const before = [...login(), subscribed(), ...exchange({ mid: 5 })];
/** The stage on which the connection broke, with what happened on the next one, and its end after ten seconds. */
const lost = (...events: (Event | Event[])[]): Event[] => [
  stageBegan('cut'),
  cut,
  ...(events.flat() as Event[]),
  ...at(20_000, stageEnded('cut')),
];
const again = subscribed(undefined, { connection: 2 });

test('an empty journal, and a single connection, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, before)).toEqual({ exercised: 0, violations: [] });
});

test('a new subscription and an answer pass', () => {
  expect(verdictOf(rule, before, lost(login(2), again), exchange({ mid: 6, connection: 2 }))).toEqual({
    exercised: 1,
    violations: [],
  });
});

test('no subscription breaks it', () => {
  const { violations } = verdictOf(rule, before, lost(login(2)));
  expect(violations).toMatchObject([{ message: 'It came back and did not subscribe to its command topic again.' }]);
});

test('so does silence on the new connection', () => {
  expect(verdictOf(rule, before, lost(login(2), again), silence({ mid: 6, connection: 2 })).violations).toMatchObject([
    { message: 'It did not answer Light/SET_LEVEL with mid 6, after it came back.' },
  ]);
});

describe('nothing is said of', () => {
  const resumed = packetSent({ type: 'CONNACK', sessionPresent: true, returnCode: 0 }, 2);
  test.each<[string, ...(Event | Event[])[]]>([
    ['a session that the platform kept', before, lost(resumed, login(2))],
    ['a subscription that comes late', before, lost(login(2)), again],
    ['a device that has only just come back', before, stageBegan('cut'), cut, login(2), stageEnded('cut')],
    ['a device that did not come back', before, lost()],
    ['a device that never listened to commands', login(), lost(login(2))],
    ['a device that was started again', before, cut, deviceStarted(), lost(login(2))],
    [
      'a stage that was not played to its end',
      before,
      stageBegan('cut'),
      cut,
      login(2),
      at(20_000, stageEnded('cut', { complete: false })),
    ],
  ])('%s', (_, ...events) => {
    expect(verdictOf(rule, ...events).violations).toEqual([]);
  });
});
