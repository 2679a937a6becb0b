import { expect, test } from 'vitest';
import rule from './MQTT-4.3.3-1.ts';
import { at, packetReceived, packetSent, verdictOf } from './testing.ts';

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

test('so does one that sends very many packets in a short time', () => {
  const burst = Array.from({ length: 20 }, (_, n) => at(n, ping));
  expect(verdictOf(rule, pubrec, ...burst).violations).toHaveLength(1);
});

test('packets that may have left before PUBREC arrived prove nothing', () => {
  expect(verdictOf(rule, pubrec, ping, ping, ping, ping).violations).toEqual([]);
});
