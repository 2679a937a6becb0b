import { expect, test } from 'vitest';
import { bytes, packetReceived, packetSent, verdictOf } from '../testing.ts';
import rule from './MQTT-2.3.1-6.ts';

const publish = (packetId: number, qos = 1) =>
  ({ type: 'PUBLISH', topic: 't', payload: bytes('a'), qos, retain: false, dup: false, packetId }) as const;

test('an empty journal does not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
});

test('acknowledgements of what was sent pass, on a later connection too', () => {
  const { exercised, violations } = verdictOf(
    rule,
    packetSent(publish(1)),
    packetSent(publish(2)),
    packetReceived({ type: 'PUBACK', packetId: 1 }),
    packetReceived({ type: 'PUBACK', packetId: 2 }, 2),
    packetReceived(publish(9, 2)),
    packetReceived({ type: 'PUBREL', packetId: 9 }),
  );
  expect(violations).toEqual([]);
  expect(exercised).toBe(3);
});

test('a PUBACK for nothing breaks it, and swapped bytes are pointed out', () => {
  const swapped = verdictOf(rule, packetSent(publish(1)), packetReceived({ type: 'PUBACK', packetId: 256 }));
  expect(swapped.violations).toMatchObject([
    { actual: 'packet identifier 256', nearMiss: 'packet identifier 1 with its two bytes swapped' },
  ]);
  const zero = verdictOf(rule, packetSent(publish(1)), packetReceived({ type: 'PUBACK', packetId: 0 }));
  expect(zero.violations).toMatchObject([{ actual: 'packet identifier 0' }]);
});

test('a PUBREL for what the device never published breaks it', () => {
  const released = packetReceived({ type: 'PUBREL', packetId: 1 });
  expect(verdictOf(rule, packetSent(publish(1)), released).violations).toHaveLength(1);
});
