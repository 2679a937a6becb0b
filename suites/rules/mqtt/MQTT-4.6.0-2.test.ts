import { expect, test } from 'vitest';
import { bytes, packetReceived, packetSent, verdictOf } from '../testing.ts';
import rule from './MQTT-4.6.0-2.ts';

const send = (packetId: number, dup = false) =>
  packetSent({ type: 'PUBLISH', topic: 't', payload: bytes('a'), qos: 1, retain: false, dup, packetId });
const ack = (packetId: number) => packetReceived({ type: 'PUBACK', packetId });

test('an empty journal does not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
});

test('PUBACKs in order pass', () => {
  expect(verdictOf(rule, send(1), send(2), ack(1), send(3), ack(2), ack(3))).toEqual({ exercised: 3, violations: [] });
});

test('a PUBACK after that of a later message breaks it', () => {
  expect(verdictOf(rule, send(1), send(2), ack(2), ack(1)).violations).toMatchObject([
    { actual: 'PUBACK 1 after the PUBACK of a later message', evidence: [{ seq: 1 }, { seq: 3 }, { seq: 4 }] },
  ]);
});

test('a message that is never acknowledged is for another rule', () => {
  expect(verdictOf(rule, send(1), send(2), ack(2), send(3), ack(3)).violations).toEqual([]);
});

test('a redelivery may be acknowledged once or twice', () => {
  expect(verdictOf(rule, send(1), send(2), send(1, true), ack(1), ack(2), ack(1)).violations).toEqual([]);
  expect(verdictOf(rule, send(1), ack(1), send(2), send(1, true), ack(2), ack(1)).violations).toEqual([]);
  expect(verdictOf(rule, send(1), send(1, true), ack(1), send(2), ack(2)).violations).toEqual([]);
});

test('what was never acknowledged may be when it is delivered again', () => {
  expect(verdictOf(rule, send(1), send(2), ack(2), send(1, true), ack(1)).violations).toEqual([]);
  expect(verdictOf(rule, send(1), send(2), ack(2), send(1, true), send(3), ack(3), ack(1)).violations).toHaveLength(1);
});

test('what was never acknowledged may be after a message that came before its redelivery', () => {
  expect(verdictOf(rule, send(1), send(2), send(1, true), ack(2), send(3), ack(1)).violations).toEqual([]);
});
