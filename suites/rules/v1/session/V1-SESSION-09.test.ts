import { describe, expect, test } from 'vitest';
import {
  at,
  bytes,
  closed,
  type Event,
  login,
  message,
  packetReceived,
  packetSent,
  stageBegan,
  stageEnded,
  verdictOf,
} from '../../testing.ts';
import rule from './V1-SESSION-09.ts';

const content = (level: number) => ({ msgType: 'deviceReq', data: [{ serviceId: 'Light', serviceData: { level } }] });
/** A report at QoS 1 as the platform sees it. */
const sent = (level: number, packetId: number, connection = 1, dup = false): Event[] =>
  arriving(content(level), packetId, connection, dup);
function arriving(value: unknown, packetId: number, connection = 1, dup = false): Event[] {
  const payload = bytes(value);
  return [
    packetReceived({ type: 'PUBLISH', topic: 't', payload, qos: 1, retain: false, dup, packetId }, connection),
    ...message(value, { connection, dup }),
  ];
}
const cut = closed({ by: 'platform', staged: true });
const stage = (...events: (Event | Event[])[]): Event[] => [
  stageBegan('unacknowledged'),
  ...(events.flat() as Event[]),
  stageEnded('unacknowledged'),
];

test('an empty journal, and reports that were acknowledged, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  const acknowledged = packetSent({ type: 'PUBACK', packetId: 1 });
  expect(verdictOf(rule, login(), stage(sent(40, 1), acknowledged, cut, login(2)))).toEqual({
    exercised: 0,
    violations: [],
  });
});

test('of a report that cannot be read it is seen whether the same bytes arrive', () => {
  const unread = (packetId: number, connection = 1) =>
    sent(40, packetId, connection).map(
      (event): Event =>
        event.type === 'message-received' ? { ...event, kind: undefined, value: undefined, unreadable: 'NUL' } : event,
    );
  const verdict = (...again: Event[]) => verdictOf(rule, login(), stage(unread(1), cut, login(2), again));
  expect(verdict(...unread(1, 2))).toEqual({ exercised: 1, violations: [] });
  expect(verdict()).toEqual({ exercised: 0, violations: [] });
});

describe('passes', () => {
  test.each<[string, Event[]]>([
    ['the same packet with DUP', sent(40, 1, 2, true)],
    ['the same report in a new packet', sent(40, 9, 2)],
    [
      'the same report with another one',
      arriving({ ...content(40), data: [...content(41).data, ...content(40).data] }, 3, 2),
    ],
  ])('%s', (_, again) => {
    expect(verdictOf(rule, login(), stage(sent(40, 1), cut, login(2), again))).toEqual({
      exercised: 1,
      violations: [],
    });
  });

  test('several, of which the last are still on their way when the stage ends', () => {
    const lost = [...sent(40, 1), ...sent(41, 2)];
    expect(verdictOf(rule, login(), stage(lost, cut, login(2), sent(40, 1, 2, true))).violations).toEqual([]);
    expect(verdictOf(rule, login(), stage(lost, cut, login(2)), sent(40, 1, 2), sent(41, 2, 2)).violations).toEqual([]);
  });
});

test('a report that does not arrive again breaks it', () => {
  const { exercised, violations } = verdictOf(rule, login(), stage(sent(40, 1), cut, login(2), sent(50, 1, 2)));
  expect(exercised).toBe(1);
  expect(violations).toMatchObject([{ actual: 'none within 10000 ms', evidence: [{ type: 'packet-received' }, {}] }]);
});

test('so does one that was sent before another that arrives, or long after it', () => {
  const lost = [...sent(40, 1), ...sent(41, 2)];
  expect(verdictOf(rule, login(), stage(lost, cut, login(2), sent(41, 2, 2, true))).violations).toHaveLength(1);
  const late = [stageBegan('unacknowledged'), ...lost, cut, ...login(2), ...sent(40, 1, 2, true)];
  expect(verdictOf(rule, login(), late, at(60_000, stageEnded('unacknowledged'))).violations).toHaveLength(1);
});

test('nothing is concluded of a device that did not come back, of an answer, or of a stage cut short', () => {
  expect(verdictOf(rule, login(), stage(sent(40, 1), cut)).violations).toEqual([]);
  const response = arriving({ msgType: 'deviceRsp', mid: 1, errcode: 0 }, 1);
  expect(verdictOf(rule, login(), stage(response, cut, login(2))).violations).toEqual([]);
  const incomplete = [stageBegan('unacknowledged'), ...sent(40, 1), cut, ...login(2)];
  expect(verdictOf(rule, login(), incomplete, stageEnded('unacknowledged', { complete: false })).violations).toEqual(
    [],
  );
});
