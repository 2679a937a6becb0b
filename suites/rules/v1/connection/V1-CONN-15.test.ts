import { expect, test } from 'vitest';
import type { MqttPacket } from '../../../../mock-platform/wire/packet.ts';
import {
  at,
  closed,
  connack,
  connect,
  login,
  packetReceived,
  refused,
  refusedAttempt,
  verdictOf,
} from '../../testing.ts';
import rule from './V1-CONN-15.ts';

const subscribe: MqttPacket = { type: 'SUBSCRIBE', packetId: 1, filters: [{ filter: 'a', qos: 1 }] };
const publish: MqttPacket = {
  type: 'PUBLISH',
  topic: 'a',
  payload: new Uint8Array(),
  qos: 0,
  retain: false,
  dup: false,
};
const turnedAway = [connect(), refused(4), connack(4)];

test('a device that goes away passes', () => {
  expect(verdictOf(rule, refusedAttempt(1), refusedAttempt(2, 3))).toEqual({ exercised: 2, violations: [] });
});

test.each([subscribe, publish, { type: 'UNSUBSCRIBE', packetId: 1, filters: ['a'] } as const])(
  '$type after the refusal breaks it',
  (packet) => {
    expect(verdictOf(rule, turnedAway, packetReceived(packet))).toMatchObject({
      exercised: 1,
      violations: [{ actual: `${packet.type} 100 ms after the CONNACK` }],
    });
  },
);

test('it is said once for each connection', () => {
  expect(verdictOf(rule, turnedAway, packetReceived(subscribe), packetReceived(publish)).violations).toHaveLength(1);
});

test('a staged refusal is a refusal', () => {
  const staged = [connect(), refused(3, { staged: true }), connack(3), packetReceived(publish)];
  expect(verdictOf(rule, staged).violations).toHaveLength(1);
});

test('packets that were sent together with the CONNECT are not a fault', () => {
  const early = [connect(), packetReceived(subscribe), refused(4), connack(4)];
  expect(verdictOf(rule, early).violations).toEqual([]);
  const late = [...at(0, connect()), ...at(2, connack(4)), ...at(3, packetReceived(subscribe))];
  expect(verdictOf(rule, late)).toEqual({ exercised: 1, violations: [] });
});

test('a DISCONNECT is not a fault', () => {
  expect(verdictOf(rule, turnedAway, packetReceived({ type: 'DISCONNECT' }), closed()).violations).toEqual([]);
});

test('an accepted device may go on', () => {
  expect(verdictOf(rule, login(), packetReceived(subscribe))).toEqual({ exercised: 0, violations: [] });
});
