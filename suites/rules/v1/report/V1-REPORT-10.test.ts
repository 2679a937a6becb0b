import { expect, test } from 'vitest';
import type { PublishPacket } from '../../../../mock-platform/wire/packet.ts';
import { packetReceived, verdictOf } from '../../testing.ts';
import rule from './V1-REPORT-10.ts';

const publish = (some: Partial<PublishPacket>) =>
  packetReceived({
    type: 'PUBLISH',
    topic: 't',
    payload: new Uint8Array(),
    qos: 1,
    retain: false,
    dup: false,
    ...some,
  });

test.each([0, 1])('QoS %i passes', (qos) => {
  expect(verdictOf(rule, publish({ qos }))).toEqual({ exercised: 1, violations: [] });
});

test('QoS 2 breaks it', () => {
  expect(verdictOf(rule, publish({ qos: 2 }))).toMatchObject({ exercised: 1, violations: [{ actual: 'QoS 2' }] });
});

test('QoS 3, which does not exist, is left to MQTT-3.3.1-4', () => {
  expect(verdictOf(rule, publish({ qos: 3 })).violations).toEqual([]);
});

test('other packets are not looked at', () => {
  expect(verdictOf(rule, packetReceived({ type: 'PINGREQ' }))).toEqual({ exercised: 0, violations: [] });
});
