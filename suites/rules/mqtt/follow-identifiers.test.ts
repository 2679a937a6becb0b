import { expect, test } from 'vitest';
import type { PublishPacket } from '../../../mock-platform/wire/packet.ts';
import type { Entry } from '../rule.ts';
import {
  authenticated,
  bytes,
  closed,
  connect,
  deviceStarted,
  type Event,
  journal,
  packetReceived,
  packetSent,
} from '../testing.ts';
import { followIdentifiers, isRepetition } from './follow-identifiers.ts';

const publish = (packetId: number, text = 'a', some: Partial<PublishPacket> = {}): PublishPacket => ({
  type: 'PUBLISH',
  topic: 't',
  payload: bytes(text),
  qos: 1,
  retain: false,
  dup: false,
  packetId,
  ...some,
});
const arrive = (connection: number, sessionPresent: boolean): Event[] => [
  connect({ connection, cleanSession: false }),
  authenticated({ connection }),
  packetSent({ type: 'CONNACK', sessionPresent, returnCode: 0 }, connection),
];

/** For each numbered packet: its sequence number, and that of what is unacknowledged under its identifier. */
function followed(...events: (Event | Event[])[]): (readonly [number, number | undefined])[] {
  const seen: (readonly [number, number | undefined])[] = [];
  const judge = followIdentifiers((entry, earlier) => seen.push([entry.seq, earlier?.seq]));
  for (const entry of journal(...events)) judge[entry.type]?.(entry as never);
  return seen;
}

test('an identifier is in use until it is acknowledged', () => {
  expect(
    followed(
      packetReceived(publish(1)),
      packetReceived(publish(1)),
      packetSent({ type: 'PUBACK', packetId: 1 }),
      packetReceived(publish(1)),
    ),
  ).toEqual([
    [1, undefined],
    [2, 1],
    [4, undefined],
  ]);
});

test('at QoS 2 that is until PUBCOMP, not until PUBREC', () => {
  const second = publish(1, 'a', { qos: 2 });
  const until = (type: 'PUBREC' | 'PUBCOMP') =>
    followed(packetReceived(second), packetSent({ type, packetId: 1 }), packetReceived(second)).at(-1);
  expect(until('PUBREC')).toEqual([3, 1]);
  expect(until('PUBCOMP')).toEqual([3, undefined]);
});

test('PUBLISH at QoS 0 and identifier 0 are left out', () => {
  const { packetId: _, ...unnumbered } = publish(1, 'a', { qos: 0 });
  expect(followed(packetReceived(unnumbered), packetReceived(publish(0)))).toEqual([]);
});

test('a resumed session keeps its identifiers, a new one or a restarted device has none', () => {
  const lost = [arrive(1, false), packetReceived(publish(1)), closed()].flat();
  expect(followed(lost, arrive(2, true), packetReceived(publish(1), 2)).at(-1)).toEqual([9, 4]);
  expect(followed(lost, arrive(2, false), packetReceived(publish(1), 2)).at(-1)).toEqual([9, undefined]);
  expect(followed(lost, deviceStarted(), arrive(2, true), packetReceived(publish(1), 2)).at(-1)).toEqual([
    10,
    undefined,
  ]);
});

test('a repetition is the same packet, DUP and identifier apart for PUBLISH', () => {
  const [a, again, other] = journal(
    packetReceived(publish(1)),
    packetReceived(publish(1, 'a', { dup: true })),
    packetReceived(publish(1, 'b')),
  ) as Entry<'packet-received'>[];
  expect(a && again && isRepetition(a, again)).toBe(true);
  expect(a && other && isRepetition(a, other)).toBe(false);
});
