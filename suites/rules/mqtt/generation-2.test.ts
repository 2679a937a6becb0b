import { describe, expect, test } from 'vitest';
import type { MqttPacket } from '../../../mock-platform/wire/packet.ts';
import { findingsIn } from '../judge.ts';
import {
  closed,
  connect,
  type Event,
  exchange,
  journal,
  login,
  packetReceived,
  packetSent,
  refused,
  rid,
  topicOf,
} from '../v2/testing.ts';
import { mqtt } from './rules.ts';

// The rules of MQTT 3.1.1 know no generation: here they see what only generation 2 does.

const broken = (...events: readonly (Event | Event[])[]) =>
  findingsIn(mqtt, journal(...events)).flatMap(({ rule, violations }) => (violations.length > 0 ? [rule.id] : []));

const publish = (some: Partial<MqttPacket & { readonly type: 'PUBLISH' }> = {}): MqttPacket => ({
  type: 'PUBLISH',
  topic: topicOf('messages/down'),
  payload: new Uint8Array([1]),
  qos: 1,
  packetId: 7,
  retain: false,
  dup: false,
  ...some,
});
const message = (packetId: number, dup = false) => packetSent(publish({ packetId, dup }));
const acknowledged = (packetId: number) => packetReceived({ type: 'PUBACK', packetId });
const requests = (count: number) => Array.from({ length: count }, (_, n) => exchange({ key: rid(n + 1) })).flat();

test('a device that subscribes to nothing and publishes at QoS 0 breaks none', () => {
  const report = packetReceived(publish({ topic: topicOf('properties/report'), qos: 0 }));
  const { packetId: _, ...unnumbered } = (report as { packet: object }).packet as { packetId: number };
  expect(broken(login(), { ...report, packet: unnumbered } as Event, requests(3), closed())).toEqual([]);
});

test('what is about subscriptions says for whom it is', () => {
  const unshown = findingsIn(mqtt, journal(login())).filter(({ exercised }) => exercised === 0);
  const withoutOccasion = unshown.filter(({ rule }) => rule.when === undefined).map(({ rule }) => rule.id);
  expect(withoutOccasion.filter((id) => /^MQTT-(3\.8|3\.10|4\.7\.1)/.test(id))).toEqual([]);
});

describe('a message at QoS 1 that the platform sends again until PUBACK comes', () => {
  test('may be acknowledged each time, in order', () => {
    const again = [message(7), message(7, true), acknowledged(7), acknowledged(7), message(8), acknowledged(8)];
    expect(broken(login(), again, requests(4))).toEqual([]);
  });

  test('may be acknowledged once, when the second delivery crossed the PUBACK', () => {
    expect(broken(login(), message(7), message(7, true), acknowledged(7), requests(4))).toEqual([]);
  });

  test('and is never acknowledged breaks MQTT-4.3.2-2, once', () => {
    const never = [message(7), message(7, true), message(7, true), message(7, true)];
    expect(broken(login(), never, requests(4))).toEqual(['MQTT-4.3.2-2']);
  });

  test('and is acknowledged behind a later one breaks MQTT-4.6.0-2', () => {
    expect(broken(login(), message(7), message(8), acknowledged(8), acknowledged(7))).toEqual(['MQTT-4.6.0-2']);
  });
});

test('twenty messages at once behind CONNACK are acknowledged in their order', () => {
  const waited = Array.from({ length: 20 }, (_, n) => n + 1);
  expect(
    broken(
      login(),
      waited.map((id) => message(id)),
      waited.map(acknowledged),
      requests(4),
    ),
  ).toEqual([]);
});

test('a CONNECT of MQTT 5 is no breach of 3.1.1', () => {
  expect(broken(connect({ protocolLevel: 5, clientId: '' }), refused(1), closed({ by: 'platform' }))).toEqual([]);
});

test('a publication at QoS 2, which the platform ends, is not waited for', () => {
  const sent = packetReceived(publish({ topic: topicOf('properties/report'), qos: 2 }));
  const ended = closed({ by: 'platform', reason: 'QoS 2' });
  expect(broken(login(), sent, ended)).toEqual([]);
});
