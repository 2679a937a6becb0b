import { expect, test } from 'vitest';
import type { PublishPacket } from '../../../mock-platform/wire/packet.ts';
import {
  authenticated,
  bytes,
  closed,
  connect,
  type Event,
  packetReceived,
  packetSent,
  verdictOf,
} from '../testing.ts';
import rule from './MQTT-2.3.1-2.ts';

const publish = (packetId: number, text: string, some: Partial<PublishPacket> = {}): Event =>
  packetReceived({
    type: 'PUBLISH',
    topic: 't',
    payload: bytes(text),
    qos: 1,
    retain: false,
    dup: false,
    packetId,
    ...some,
  });
const subscribe = (packetId: number, filter = 'f'): Event =>
  packetReceived({ type: 'SUBSCRIBE', packetId, filters: [{ filter, qos: 1 }] });
const puback = (packetId: number) => packetSent({ type: 'PUBACK', packetId });

test('an empty journal does not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
});

test('new identifiers pass, and old ones after their acknowledgement', () => {
  const { exercised, violations } = verdictOf(
    rule,
    subscribe(1),
    publish(2, 'a'),
    packetSent({ type: 'SUBACK', packetId: 1, granted: [1] }),
    publish(1, 'b'),
    puback(2),
    publish(2, 'c'),
  );
  expect(violations).toEqual([]);
  expect(exercised).toBe(4);
});

test('another message under an identifier in use breaks it', () => {
  const { violations } = verdictOf(rule, publish(1, 'a'), publish(1, 'b'));
  expect(violations).toMatchObject([
    {
      actual: 'identifier 1, under which its PUBLISH is unacknowledged',
      evidence: [{ seq: 1 }, { seq: 2 }],
    },
  ]);
});

test('so does a SUBSCRIBE with the identifier of a PUBLISH', () => {
  expect(verdictOf(rule, publish(1, 'a'), subscribe(1)).violations).toHaveLength(1);
});

test('sending the same packet again is not a new packet, with DUP or without', () => {
  expect(verdictOf(rule, publish(1, 'a'), publish(1, 'a', { dup: true })).violations).toEqual([]);
  expect(verdictOf(rule, publish(1, 'a'), publish(1, 'a')).violations).toEqual([]);
  expect(verdictOf(rule, subscribe(1), subscribe(1)).violations).toEqual([]);
});

test('a device that asks for its session and counts from 1 again is not accused', () => {
  const arrive = (connection: number) => [
    connect({ connection, cleanSession: false }),
    authenticated({ connection }),
    packetSent({ type: 'CONNACK', sessionPresent: connection > 1, returnCode: 0 }, connection),
  ];
  const second = { ...(publish(1, 'b') as Extract<Event, { type: 'packet-received' }>), connection: 2 };
  expect(verdictOf(rule, arrive(1), publish(1, 'a'), closed(), arrive(2), second).violations).toEqual([]);
});
