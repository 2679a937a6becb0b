import { expect, test } from 'vitest';
import { at, bytes, packetReceived, packetSent, verdictOf } from '../testing.ts';
import rule from './MQTT-4.3.3-1.ts';

const pubrec = packetSent({ type: 'PUBREC', packetId: 5 });
const pubrel = packetReceived({ type: 'PUBREL', packetId: 5 });
const ping = packetReceived({ type: 'PINGREQ' });

test('an empty journal does not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
});

test('PUBREL after PUBREC passes, also after a few other packets', () => {
  expect(verdictOf(rule, pubrec, ping, ping, pubrel)).toEqual({ exercised: 1, violations: [] });
});

test('a device that goes on without PUBREL breaks it', () => {
  const { violations } = verdictOf(rule, pubrec, ping, ping, at(5000, ping));
  expect(violations).toMatchObject([
    { expected: 'PUBREL with packet identifier 5', evidence: [{ seq: 1 }, { seq: 4 }] },
  ]);
});

const send = (packetId: number) =>
  packetSent({ type: 'PUBLISH', topic: 't', payload: bytes('a'), qos: 1, retain: false, dup: false, packetId });
const ack = (packetId: number) => packetReceived({ type: 'PUBACK', packetId });

test('so does one that acknowledges three messages that were sent later', () => {
  expect(verdictOf(rule, pubrec, send(1), send(2), send(3), ack(1), ack(2)).violations).toEqual([]);
  expect(verdictOf(rule, pubrec, send(1), send(2), send(3), ack(1), ack(2), ack(3)).violations).toHaveLength(1);
});

test('acknowledgements of messages that were sent before prove nothing', () => {
  expect(verdictOf(rule, send(1), send(2), send(3), pubrec, ack(1), ack(2), ack(3)).violations).toEqual([]);
});

test('packets that may have left before PUBREC arrived prove nothing', () => {
  expect(verdictOf(rule, pubrec, ...Array.from({ length: 40 }, (_, n) => at(n, ping))).violations).toEqual([]);
});
