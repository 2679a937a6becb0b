import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commandTopicOf, dataTopicOf, reportMessage } from '../../../mock-platform/generations/v1/messages-testing.ts';
import type { ConnectPacket, MqttPacket, PublishPacket } from '../../../mock-platform/wire/packet.ts';
import type { Rule } from '../rule.ts';
import { bytes, connect, type Event, login, packetReceived, verdictOf } from '../testing.ts';

const connecting = (some: Partial<ConnectPacket> = {}): MqttPacket =>
  (connect(some) as Extract<Event, { type: 'packet-received' }>).packet;
const nameless = (): MqttPacket => {
  const { username: _, password: __, ...rest } = connecting() as ConnectPacket;
  return rest;
};
const will = { topic: 'last/words', payload: bytes('gone'), qos: 0, retain: false };
const publish = (some: Partial<PublishPacket> = {}): MqttPacket => ({
  type: 'PUBLISH',
  topic: dataTopicOf('lamp-1'),
  payload: bytes(reportMessage()),
  qos: 1,
  retain: false,
  dup: false,
  packetId: 7,
  ...some,
});
const subscribe = (filter = commandTopicOf('lamp-1')): MqttPacket => ({
  type: 'SUBSCRIBE',
  packetId: 1,
  filters: [{ filter, qos: 1 }],
});
const unsubscribe: MqttPacket = { type: 'UNSUBSCRIBE', packetId: 2, filters: ['a'] };
const disconnect: MqttPacket = { type: 'DISCONNECT' };

/** Each statement on single packets, a packet to which it applies, and one to which it does not. */
const statements: readonly (readonly [id: string, applies: MqttPacket, other?: MqttPacket])[] = [
  ['MQTT-1.5.3-1', publish(), { type: 'PINGREQ' }],
  ['MQTT-1.5.3-2', subscribe(), { type: 'PUBACK', packetId: 1 }],
  ['MQTT-2.2.1', { type: 'PINGREQ' }],
  ['MQTT-2.2.2-1', { type: 'PUBACK', packetId: 1 }, subscribe()],
  ['MQTT-2.2.3', { type: 'PINGREQ' }],
  ['MQTT-2.3.1-1', publish(), publish({ qos: 0 })],
  ['MQTT-3.1.0-1', connecting(), publish()],
  ['MQTT-3.1.0-2', connecting(), publish()],
  ['MQTT-3.1.2-1', connecting(), publish()],
  ['MQTT-3.1.2-3', connecting(), publish()],
  ['MQTT-3.1.2-9', connecting({ will }), connecting()],
  ['MQTT-3.1.2-11', connecting(), connecting({ will })],
  ['MQTT-3.1.2-13', connecting(), connecting({ will })],
  ['MQTT-3.1.2-14', connecting({ will }), connecting()],
  ['MQTT-3.1.2-15', connecting(), connecting({ will })],
  ['MQTT-3.1.2-18', nameless(), connecting()],
  ['MQTT-3.1.2-19', connecting(), nameless()],
  ['MQTT-3.1.2-20', nameless(), connecting()],
  ['MQTT-3.1.2-21', connecting(), nameless()],
  ['MQTT-3.1.2-22', connecting(), publish()],
  ['MQTT-3.1.3-1', connecting(), publish()],
  ['MQTT-3.1.3-3', connecting(), publish()],
  ['MQTT-3.1.3-7', connecting({ clientId: '' }), connecting()],
  ['MQTT-3.3.1-2', publish({ qos: 0 }), publish()],
  ['MQTT-3.3.1-4', publish(), subscribe()],
  ['MQTT-3.3.2-2', publish(), subscribe()],
  ['MQTT-3.6.1-1', { type: 'PUBREL', packetId: 1 }, { type: 'PUBACK', packetId: 1 }],
  ['MQTT-3.8.1-1', subscribe(), unsubscribe],
  ['MQTT-3.8.3-3', subscribe(), unsubscribe],
  ['MQTT-3.8.3-4', subscribe(), unsubscribe],
  ['MQTT-3.10.1-1', unsubscribe, subscribe()],
  ['MQTT-3.10.3-2', unsubscribe, subscribe()],
  ['MQTT-3.14.1-1', disconnect, publish()],
  ['MQTT-3.14.4-2', disconnect, publish()],
  ['MQTT-4.7.1-1', connecting({ will }), connecting()],
  ['MQTT-4.7.1-2', subscribe('a/#'), subscribe()],
  ['MQTT-4.7.1-3', subscribe('a/+'), subscribe('a/#')],
  ['MQTT-4.7.3-1', subscribe(), connecting()],
];

const violated = (clause: string, raw: Uint8Array = new Uint8Array()): Event => ({
  type: 'wire-violated',
  connection: 1,
  clause,
  message: 'A packet with a fault',
  expected: 'this',
  actual: 'that',
  fatal: false,
  raw,
});

const here = new URL('.', import.meta.url);
const ruleIds = readdirSync(here).flatMap((name) => /^(MQTT-[\d.-]+)\.ts$/.exec(name)?.[1] ?? []);
const ruleOf = async (id: string): Promise<Rule> => (await import(new URL(`${id}.ts`, here).href)).default;

describe.each(statements.map(([id, applies, other]) => ({ id, applies, other })))('$id', ({ id, applies, other }) => {
  test('is named by its file, and its source is the section of the standard', async () => {
    const rule = await ruleOf(id);
    expect(rule).toMatchObject({ id, level: 'MUST', source: `MQTT 3.1.1, ${id.split('-')[1]}` });
  });

  test('is not exercised by an empty journal, nor by a packet to which it does not apply', async () => {
    const rule = await ruleOf(id);
    expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
    if (other) expect(verdictOf(rule, packetReceived(other))).toEqual({ exercised: 0, violations: [] });
  });

  test('passes a packet with which the decoder found no fault, or another one', async () => {
    const rule = await ruleOf(id);
    expect(verdictOf(rule, packetReceived(applies), violated('MQTT-0.0.0-0'))).toEqual({
      exercised: 1,
      violations: [],
    });
  });

  test('is broken by what the decoder says, and shows the packet', async () => {
    const { exercised, violations } = verdictOf(await ruleOf(id), packetReceived(applies), violated(id));
    expect(exercised).toBe(1);
    expect(violations).toMatchObject([
      { message: 'A packet with a fault.', expected: 'this', actual: 'that', evidence: [{ seq: 1 }, { seq: 2 }] },
    ]);
  });

  test('is broken by bytes that are not a packet at all', async () => {
    const { exercised, violations } = verdictOf(await ruleOf(id), packetReceived(disconnect), violated(id, bytes('?')));
    expect(violations).toMatchObject([{ evidence: [{ seq: 2 }] }]);
    expect(exercised).toBeGreaterThan(0);
  });
});

test('a good login breaks none of them', async () => {
  const rules = await Promise.all(ruleIds.map(ruleOf));
  expect(rules.flatMap((rule) => verdictOf(rule, login()).violations)).toEqual([]);
});

test('every clause that the decoder can report has a rule', () => {
  const wire = new URL('../../../mock-platform/wire/', here);
  const sources = readdirSync(wire).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const clauses = sources.flatMap((name) =>
    [...readFileSync(new URL(name, wire), 'utf8').matchAll(/'(MQTT-\d[\d.-]*)'/g)].map(([, clause]) => clause),
  );
  expect(new Set(clauses).size).toBeGreaterThan(30);
  expect([...new Set(clauses)].filter((clause) => !ruleIds.includes(clause as string))).toEqual([]);
});

test('every rule on single packets stands in this table', () => {
  const onSinglePackets = ruleIds.filter((id) => readFileSync(new URL(`${id}.ts`, here), 'utf8').includes('wireRule('));
  expect(statements.map(([id]) => id).sort()).toEqual(onSinglePackets.sort());
});
