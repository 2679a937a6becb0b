import { gzipSync } from 'node:zlib';
import type { MqttClient } from 'mqtt';
import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../../../mock-platform/clock.ts';
import { dataTopicOf } from '../../../mock-platform/generations/v1/messages-testing.ts';
import { answerAll, connectLamp, lamp, nth, sys, v2Platform } from '../../../mock-platform/generations/v2/testing.ts';
import { rulesOf } from '../catalogue.ts';
import { findingsIn } from '../judge.ts';
import type { Entry } from '../rule.ts';

// What the platform of generation 2 records, judged: hand-made journals are as their author believes.

const level = { serviceId: 'Light', cmd: 'LEVEL', paras: { value: 3 } };
const services = [{ service_id: 'Light', properties: { level: 3 } }];
const everything = [...services, { service_id: 'Meter', properties: { energy: 1 } }];
const wanted = [{ serviceId: 'Light', properties: { level: 3 } }];
const report = JSON.stringify({ services });
const rules = rulesOf('v2');

/** The platform with a lamp on line, and the rules that its journal breaks. */
async function onLine() {
  const commandClock = new VirtualClock(0);
  const platform = await v2Platform({ commandClock });
  const client = await connectLamp(platform);
  const broken = () =>
    findingsIn(rules, platform.journal.entries as readonly Entry[]).flatMap(({ rule, violations }) =>
      violations.length > 0 ? [rule.id] : [],
    );
  const waitIsOver = () => commandClock.advance(20_000);
  return { platform, client, broken, waitIsOver };
}

function answerRightly(client: MqttClient): void {
  answerAll(client, ({ family }) => (family === 'properties/get' ? { services: everything } : { result_code: 0 }));
}

describe('a correct device breaks nothing', () => {
  test('that subscribes to nothing, reports, and answers requests of every family', async () => {
    const { platform, client, broken } = await onLine();
    answerRightly(client);
    await client.publishAsync(sys('properties/report'), report, { qos: 1 });
    await client.publishAsync(sys('properties/report?encoding=gzip'), gzipSync(report), { qos: 1 });
    await client.publishAsync(sys('messages/up?request_id=7&encoding=gzip'), gzipSync('text'), { qos: 1 });
    const sdk = { service_id: '$sdk_info', event_type: 'sdk_info_report', paras: { device_sdk_version: '1' } };
    await client.publishAsync(sys('events/up'), JSON.stringify({ services: [sdk] }), { qos: 1 });
    await client.publishAsync(dataTopicOf(lamp.deviceId), '{}', { qos: 1 });
    expect(await platform.sendCommand(lamp.deviceId, level)).toMatchObject({ outcome: 'answered' });
    expect(await platform.setProperties(lamp.deviceId, wanted)).toMatchObject({ outcome: 'answered' });
    expect(await platform.getProperties(lamp.deviceId)).toMatchObject({ outcome: 'answered' });
    await client.endAsync();
    await nth(platform, 'device-offline');
    expect(broken()).toEqual([]);
  });

  test('that subscribes to all that it may, at QoS 1', async () => {
    const { platform, client, broken } = await onLine();
    const filters = ['messages/down', 'commands/#', 'properties/set/#', 'properties/get/#', 'events/down'].map(sys);
    await client.subscribeAsync(filters, { qos: 1 });
    answerRightly(client);
    for (const key of ['a', 'x'.repeat(128), 'a=b', 'a%41', 'ß', undefined]) {
      const outcome = await platform.sendCommand(lamp.deviceId, { ...level, ...(key !== undefined && { key }) });
      expect(outcome).toMatchObject({ outcome: 'answered' });
    }
    await platform.sendMessage(lamp.deviceId, { content: 'reload' });
    expect(await platform.sendCommand(lamp.deviceId, level)).toMatchObject({ outcome: 'answered' });
    expect(broken()).toEqual([]);
  });
});

describe('is recorded as the rule takes it', () => {
  test.each<[rule: string, topic: string, payload: string, options?: object]>([
    ['V2-TOPIC-01', '$oc/devices/{p1_n1}/sys/properties/report', report],
    ['V2-TOPIC-01', sys('properties/report').slice(1), report],
    ['V2-TOPIC-02', sys('property/report'), report],
    ['V2-TOPIC-02', sys('events/down'), '{}'],
    ['V2-TOPIC-03', sys('commands/request_id=7'), '{"result_code":0}'],
    ['V2-TOPIC-12', sys('properties/report?request_id='), report],
    ['V2-TOPIC-12', sys('properties/report?request_id=a?request_id=b'), report],
    ['V2-TOPIC-13', sys('properties/report?encoding=gzip'), report],
    ['V2-PROP-01', sys('properties/report'), '{"services":[{"serv'],
    ['V2-PROP-02', sys('properties/report'), ''],
    ['V2-PROP-03', sys('properties/report'), '{"services":{}}'],
    ['V2-PROP-04', sys('properties/report'), '{"services":[{"service_id":"Heater","properties":{}}]}'],
    ['V2-PROP-05', sys('properties/report'), '{"services":[{"service_id":"Light","properties":{"level":"high"}}]}'],
    ['V2-PROP-06', sys('properties/report'), '{"services":[{"service_id":"Light","properties":{"level":101}}]}'],
    ['V2-PROP-08', sys('properties/report'), JSON.stringify({ services: [{ ...services[0], event_time: 'now' }] })],
    ['V2-PROP-11', sys('properties/report'), report, { retain: true }],
    ['V2-PROP-12', sys('properties/report'), JSON.stringify({ services, x: 'x'.repeat(70_000) })],
    ['V2-PROP-16', sys('properties/report'), JSON.stringify({ object_device_id: 'other', services })],
  ])('%s: %s', async (rule, topic, payload, options = {}) => {
    const { platform, client, broken } = await onLine();
    await client.publishAsync(topic, payload, { qos: 1, ...options });
    await client.endAsync();
    await nth(platform, 'device-offline');
    expect(broken()).toEqual([rule]);
  });

  test('V2-PROP-12: what is too long when it is unpacked', async () => {
    const { platform, client, broken } = await onLine();
    const long = JSON.stringify({ services, x: 'x'.repeat(2_000_000) });
    await client.publishAsync(sys('properties/report?encoding=gzip'), gzipSync(long), { qos: 1 });
    await client.endAsync();
    await nth(platform, 'device-offline');
    expect(broken()).toEqual(['V2-PROP-12']);
  });

  test('V2-PROP-10: QoS 2, for which the platform closes the connection', async () => {
    const { platform, client, broken } = await onLine();
    client.publish(sys('properties/report'), report, { qos: 2 });
    await nth(platform, 'device-offline');
    expect(broken()).toEqual(['V2-PROP-10']);
  });

  test('V2-TOPIC-09: a subscription that is too wide', async () => {
    const { client, broken } = await onLine();
    await client.subscribeAsync(sys('#'));
    expect(broken()).toEqual(['V2-TOPIC-09']);
  });

  test('V2-TOPIC-09: one that the platform refuses', async () => {
    const { platform, client, broken } = await onLine();
    client.subscribe('$oc/devices/+/sys/#');
    await platform.journal.waitFor((entry) => entry.type === 'packet-sent' && entry.packet.type === 'SUBACK');
    expect(broken()).toEqual(['V2-TOPIC-09']);
  });

  test('V2-TOPIC-03: a property set that is answered as a command, and not otherwise', async () => {
    const { platform, client, broken, waitIsOver } = await onLine();
    client.on('message', (topic) => {
      const key = topic.replace(/.*request_id=/, '');
      client.publish(sys(`commands/response/request_id=${key}`), '{"result_code":0}', { qos: 1 });
    });
    const outcome = platform.setProperties(lamp.deviceId, wanted);
    await nth(platform, 'response-unmatched');
    waitIsOver();
    expect(await outcome).toMatchObject({ outcome: 'timed-out' });
    expect(broken()).toEqual(['V2-TOPIC-03']);
  });

  test.each([
    ['V2-TOPIC-04', undefined, (key: string) => key.toUpperCase()],
    ['V2-TOPIC-04', undefined, (key: string) => key.slice(0, 19)],
    ['V2-TOPIC-05', '0123456789'.repeat(5), (key: string) => key.slice(-36)],
    ['V2-TOPIC-06', 'lamp=3', (key: string) => key.replace(/=.*/, '')],
  ] as const)('%s: another request id than %s', async (rule, key, mistake) => {
    const { platform, client, broken, waitIsOver } = await onLine();
    client.on('message', (topic) => {
      const [, sent = ''] = /request_id=(.*)/.exec(topic) ?? [];
      client.publish(sys(`commands/response/request_id=${mistake(sent)}`), '{"result_code":0}', { qos: 1 });
    });
    const request = { ...level, ...(key !== undefined && { key }) };
    const outcome = platform.sendCommand(lamp.deviceId, request);
    await nth(platform, 'response-unmatched');
    waitIsOver();
    expect(await outcome).toMatchObject({ outcome: 'timed-out' });
    expect(broken()).toEqual([rule]);
  });

  test('V2-TOPIC-07: a request that is lost since it came before the SUBSCRIBE', async () => {
    const { platform, client, broken, waitIsOver } = await onLine();
    const early = platform.sendCommand(lamp.deviceId, level);
    await nth(platform, 'command-sent');
    await client.subscribeAsync(sys('commands/#'), { qos: 1 });
    waitIsOver();
    expect(await early).toMatchObject({ outcome: 'timed-out' });
    answerRightly(client);
    expect(await platform.sendCommand(lamp.deviceId, level)).toMatchObject({ outcome: 'answered' });
    expect(broken()).toEqual(['V2-TOPIC-07']);
  });

  test('V2-CONN-02: a login by nodeId', async () => {
    const { platform, broken } = await onLine();
    const login = { clientId: `${lamp.nodeId}_2_0_2026011512`, username: lamp.nodeId };
    await expect(connectLamp(platform, login)).rejects.toThrow('Identifier rejected');
    expect(broken()).toEqual(expect.arrayContaining(['V2-CONN-02']));
  });
});
