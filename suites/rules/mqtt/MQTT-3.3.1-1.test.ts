import { expect, test } from 'vitest';
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
import rule from './MQTT-3.3.1-1.ts';

const publish = (packetId: number, text: string, { dup = false, connection = 1 } = {}): Event =>
  packetReceived(
    { type: 'PUBLISH', topic: 't', payload: bytes(text), qos: 1, retain: false, dup, packetId },
    connection,
  );
const arrive = (connection: number, sessionPresent: boolean): Event[] => [
  connect({ connection, cleanSession: false }),
  authenticated({ connection }),
  packetSent({ type: 'CONNACK', sessionPresent, returnCode: 0 }, connection),
];

test('an empty journal, and messages that are sent once, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, publish(1, 'a'), publish(2, 'a'))).toEqual({ exercised: 0, violations: [] });
});

test('a message sent again with DUP passes, on a later connection too', () => {
  expect(verdictOf(rule, publish(1, 'a'), publish(1, 'a', { dup: true }))).toEqual({ exercised: 1, violations: [] });
  const { exercised, violations } = verdictOf(
    rule,
    arrive(1, false),
    publish(1, 'a'),
    closed(),
    arrive(2, true),
    publish(1, 'a', { dup: true, connection: 2 }),
  );
  expect({ exercised, violations }).toEqual({ exercised: 1, violations: [] });
});

test('the same message under the same identifier without DUP breaks it', () => {
  expect(verdictOf(rule, publish(1, 'a'), publish(1, 'a')).violations).toMatchObject([
    { expected: 'DUP 1 with packet identifier 1', evidence: [{ seq: 1 }, { seq: 2 }] },
  ]);
});

test('so it does in a session that the platform resumed', () => {
  const again = publish(1, 'a', { connection: 2 });
  const lost = [arrive(1, false), publish(1, 'a'), closed()].flat();
  expect(verdictOf(rule, lost, arrive(2, true), again).violations).toHaveLength(1);
  expect(verdictOf(rule, lost, arrive(2, false), again).violations).toEqual([]);
});

test('the same reading once more, after PUBACK, is a new message', () => {
  const acknowledged = packetSent({ type: 'PUBACK', packetId: 1 });
  expect(verdictOf(rule, publish(1, 'a'), acknowledged, publish(1, 'a')).violations).toEqual([]);
});
