import { expect, test } from 'vitest';
import { bytes, deviceStarted, packetReceived, packetSent, verdictOf } from '../testing.ts';
import rule from './MQTT-4.6.0-1.ts';

const publish = (packetId: number, { dup = false, connection = 1 } = {}) =>
  packetReceived(
    { type: 'PUBLISH', topic: 't', payload: bytes(`message ${packetId}`), qos: 1, retain: false, dup, packetId },
    connection,
  );
const again = (packetId: number) => publish(packetId, { dup: true, connection: 2 });

test('an empty journal, and a single message sent again, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, publish(1), again(1))).toEqual({ exercised: 0, violations: [] });
});

test('the old order passes, with new messages in between', () => {
  const messages = [publish(3), publish(1), publish(2)];
  expect(verdictOf(rule, messages, again(3), publish(7, { connection: 2 }), again(1), again(2))).toEqual({
    exercised: 2,
    violations: [],
  });
});

test('another order breaks it', () => {
  const { violations } = verdictOf(rule, publish(1), publish(2), again(2), again(1));
  expect(violations).toMatchObject([{ evidence: [{ seq: 1 }, { seq: 2 }, { seq: 3 }, { seq: 4 }] }]);
});

test('what was acknowledged, and what an earlier life sent, has no place in the order', () => {
  const acknowledged = packetSent({ type: 'PUBACK', packetId: 1 });
  expect(verdictOf(rule, publish(1), publish(2), acknowledged, again(2), again(1)).violations).toEqual([]);
  expect(verdictOf(rule, publish(1), publish(2), deviceStarted(), again(2), again(1)).violations).toEqual([]);
});
