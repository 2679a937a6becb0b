import { expect, test } from 'vitest';
import { bytes, connect, deviceStarted, packetReceived, verdictOf } from '../testing.ts';
import rule from './MQTT-4.3.2-1.ts';

const publish = (packetId: number, { dup = false, connection = 1, qos = 1 } = {}) =>
  packetReceived({ type: 'PUBLISH', topic: 't', payload: bytes('a'), qos, retain: false, dup, packetId }, connection);

test('an empty journal, and messages at QoS 0, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, deviceStarted(), connect(), publish(1, { qos: 0 }))).toEqual({ exercised: 0, violations: [] });
});

test('a new message with DUP 0 passes, and so does sending it again with DUP', () => {
  const { violations } = verdictOf(rule, deviceStarted(), connect(), publish(1), publish(1, { dup: true }));
  expect(violations).toEqual([]);
});

test('a first message with DUP breaks it', () => {
  const { exercised, violations } = verdictOf(rule, deviceStarted(), connect(), publish(1, { dup: true }));
  expect(exercised).toBe(1);
  expect(violations).toMatchObject([{ actual: 'DUP 1 with packet identifier 1, which it had not used before' }]);
});

test('on a later connection it may be one that was lost on its way', () => {
  const again = publish(3, { dup: true, connection: 2 });
  expect(verdictOf(rule, deviceStarted(), connect(), connect({ connection: 2 }), again).violations).toEqual([]);
});

test('hardware that ran before the journal began may have something to send again', () => {
  expect(verdictOf(rule, connect(), publish(1, { dup: true }))).toEqual({ exercised: 0, violations: [] });
});
