import { expect, test } from 'vitest';
import type { PublishPacket } from '../../../../mock-platform/wire/packet.ts';
import { packetReceived, verdictOf } from '../../testing.ts';
import rule from './V1-REPORT-12.ts';

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

test('a payload of 1 MB passes', () => {
  expect(verdictOf(rule, publish({ payload: new Uint8Array(1_048_576) }))).toEqual({ exercised: 1, violations: [] });
});

test('one byte more breaks it', () => {
  expect(verdictOf(rule, publish({ payload: new Uint8Array(1_048_577) }))).toMatchObject({
    exercised: 1,
    violations: [{ actual: '1048577 bytes' }],
  });
});

test('a packet that was too long to be read breaks it, by its own length and whatever its topic; one below says nothing', () => {
  const closed = (packet: string, bytes: number) =>
    ({
      type: 'connection-closed',
      connection: 1,
      by: 'platform',
      reason: 'too long',
      clean: false,
      tooLong: { packet, bytes },
    }) as const;
  expect(verdictOf(rule, closed('PUBLISH', 5_000_000))).toMatchObject({
    violations: [{ actual: '4934461 bytes' }],
  });
  expect(verdictOf(rule, closed('PUBLISH', 66_000))).toMatchObject({ violations: [] });
  expect(verdictOf(rule, closed('SUBSCRIBE', 5_000_000))).toEqual({ exercised: 0, violations: [] });
});

test('other packets are not looked at', () => {
  expect(verdictOf(rule, packetReceived({ type: 'PINGREQ' }))).toEqual({ exercised: 0, violations: [] });
});
