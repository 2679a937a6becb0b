import { expect, test } from 'vitest';
import type { PublishPacket } from '../../../../mock-platform/wire/packet.ts';
import { packetReceived, verdictOf } from '../../testing.ts';
import rule from './V1-REPORT-11.ts';

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

test('a message that is not to be retained passes', () => {
  expect(verdictOf(rule, publish({}))).toEqual({ exercised: 1, violations: [] });
});

test('RETAIN breaks it', () => {
  expect(verdictOf(rule, publish({ retain: true }))).toMatchObject({
    exercised: 1,
    violations: [{ actual: 'RETAIN 1' }],
  });
});

test('other packets are not looked at', () => {
  expect(verdictOf(rule, packetReceived({ type: 'PINGREQ' }))).toEqual({ exercised: 0, violations: [] });
});
