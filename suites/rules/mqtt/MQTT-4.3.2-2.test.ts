import { expect, test } from 'vitest';
import {
  answered,
  bytes,
  closed,
  commandSent,
  deviceDeclared,
  type Event,
  packetReceived,
  packetSent,
  verdictOf,
} from '../testing.ts';
import rule from './MQTT-4.3.2-2.ts';

const send = (packetId: number, content = 'a', dup = false): Event =>
  packetSent({ type: 'PUBLISH', topic: 't', payload: bytes(content), qos: 1, retain: false, dup, packetId });
const ack = (packetId: number): Event => packetReceived({ type: 'PUBACK', packetId });
/** A command on its way to the device, and its answer. */
const roundTrip = (mid: number): Event[] => [commandSent({ mid, qos: 0 }), ...answered({ mid })];
const roundTrips = [11, 12, 13, 14].map(roundTrip);

test('an empty journal, and messages at QoS 0, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, ...roundTrips)).toEqual({ exercised: 0, violations: [] });
});

test('a PUBACK passes, before the answer or after it', () => {
  expect(verdictOf(rule, send(1), ack(1), ...roundTrips)).toEqual({ exercised: 1, violations: [] });
  expect(verdictOf(rule, send(1), roundTrip(11), roundTrip(12), ack(1), roundTrip(13))).toEqual({
    exercised: 1,
    violations: [],
  });
});

test('a device that answers command after command and never acknowledges breaks it', () => {
  const { exercised, violations } = verdictOf(rule, send(1), ...roundTrips);
  expect(exercised).toBe(1);
  expect(violations).toMatchObject([{ expected: 'PUBACK with packet identifier 1', evidence: [{ seq: 1 }, {}] }]);
});

test('so does one that leaves out a single message', () => {
  expect(verdictOf(rule, send(1), send(2), ack(2), ...roundTrips).violations).toMatchObject([
    { expected: 'PUBACK with packet identifier 1' },
  ]);
});

test('many answers at once are one round trip', () => {
  const sent = [11, 12, 13, 14].map((mid) => commandSent({ mid }));
  const answers = [11, 12, 13, 14].map((mid) => answered({ mid }));
  expect(verdictOf(rule, send(1), ...sent, ...answers, ack(1)).violations).toEqual([]);
});

test('a connection that closed owes nothing', () => {
  expect(verdictOf(rule, send(1), closed(), ...roundTrips).violations).toEqual([]);
});

test('a message longer than the device declares may be lost', () => {
  const declared = deviceDeclared({ maxCommandBytes: 8 });
  expect(verdictOf(rule, declared, send(1, 'much too long'), ...roundTrips).violations).toEqual([]);
});

test('a redelivery of what was acknowledged adds no debt, and a wrong identifier is for another rule', () => {
  expect(verdictOf(rule, send(1), ack(1), send(1, 'a', true), ...roundTrips).violations).toEqual([]);
  expect(verdictOf(rule, send(1), ack(256), ...roundTrips).violations).toEqual([]);
});
