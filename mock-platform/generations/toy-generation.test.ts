import { connectAsync, type MqttClient } from 'mqtt';
import { expect, onTestFinished, test } from 'vitest';
import { MockPlatformClient } from '../admin/mock-platform-client.ts';
import { runScript } from '../commands/scripts/run-script.ts';
import type { PlatformEntry } from '../events.ts';
import { MockPlatform } from '../mock-platform.ts';
import { openSide } from '../northbound/open-side.ts';
import { toyGeneration } from './testing/toy-generation.ts';
import { lampModel } from './v1/testing.ts';

const toy = { productId: 'toys', nodeId: 'bear', deviceId: 'bear-1', secret: '00112233445566778899' };
const level = { serviceId: 'Brightness', cmd: 'LEVEL', paras: { value: 3 } };

async function stage() {
  const platform = await MockPlatform.start<never>({
    ports: { tcp: 0 },
    products: [{ productId: toy.productId, model: lampModel }],
    devices: [toy],
    generation: toyGeneration,
  });
  onTestFinished(() => platform.stop());
  const entries = <T extends PlatformEntry['type']>(type: T) =>
    platform.journal.entries.filter((entry) => entry.type === type) as Extract<PlatformEntry, { type: T }>[];
  return { platform, entries };
}

async function connected({ ports }: MockPlatform, { deviceId: username, secret: password } = toy): Promise<MqttClient> {
  const client = await connectAsync(`mqtt://127.0.0.1:${ports.tcp}`, { username, password, reconnectPeriod: 0 });
  onTestFinished(() => client.endAsync(true));
  return client;
}

/** Answers each command under the key in its topic, and remembers both. */
function obeys(client: MqttClient): string[] {
  const heard: string[] = [];
  client.on('message', (topic, payload) => {
    heard.push(`${topic} ${payload}`);
    const key = topic.split('/').at(-1);
    if (topic.includes('/do/')) client.publish(`toy/${toy.deviceId}/done/${key}`, 'did 0 gladly', { qos: 1 });
  });
  return heard;
}

test('a third generation lets its devices in, by its own credentials', async () => {
  const { platform, entries } = await stage();
  await connected(platform);
  await expect(connected(platform, { ...toy, secret: 'wrong' })).rejects.toThrow('Connection refused');
  expect(entries('authenticated')).toMatchObject([
    { accepted: true, deviceId: toy.deviceId },
    { accepted: false, returnCode: 4, reason: 'no such toy' },
  ]);
});

test('a third generation reads reports in its own form, and names what it cannot read', async () => {
  const { platform, entries } = await stage();
  const client = await connected(platform);
  await client.publishAsync(`toy/${toy.deviceId}/tell`, 'has Brightness {"level":40}', { qos: 1 });
  await client.publishAsync(`toy/${toy.deviceId}/tell`, '{"level":40}', { qos: 1 });
  await client.publishAsync('toy/another/tell', 'has Brightness {"level":40}', { qos: 1 });
  expect(entries('published').map(({ purpose }) => purpose)).toEqual(['data', 'data', 'foreign']);
  expect(entries('message-received')).toMatchObject([
    { kind: 'report', value: { serviceId: 'Brightness', serviceData: { level: 40 } } },
    { unreadable: 'begins with "{\\"level\\":40}": expected has, did or what' },
  ]);
});

test('a third generation sends commands without a SUBSCRIBE, and matches answers by its own keys', async () => {
  const { platform, entries } = await stage();
  const client = await connected(platform);
  const heard = obeys(client);
  expect(platform.listens(toy.deviceId)).toBe(true);
  expect(await platform.sendCommand(toy.deviceId, level)).toMatchObject({ outcome: 'answered', key: 'k1', errcode: 0 });
  expect(await platform.sendCommand(toy.deviceId, { ...level, key: 'mine' })).toMatchObject({ key: 'mine' });
  expect(heard).toEqual([
    `toy/${toy.deviceId}/do/k1 Brightness LEVEL {"value":3}`,
    `toy/${toy.deviceId}/do/mine Brightness LEVEL {"value":3}`,
  ]);
  await client.publishAsync(`toy/${toy.deviceId}/done/k1`, 'did 0 again', { qos: 1 });
  await client.publishAsync(`toy/${toy.deviceId}/done/k9`, 'did 0 unasked', { qos: 1 });
  expect(entries('response-unmatched')).toMatchObject([
    { key: 'k1', reason: 'repeated' },
    { key: 'k9', reason: 'unknown' },
  ]);
});

test('a third generation answers what its devices ask', async () => {
  const { platform } = await stage();
  const client = await connected(platform);
  const answer = new Promise<string>((resolve) => {
    client.on('message', (topic, payload) => resolve(`${topic} ${payload}`));
  });
  await client.publishAsync(`toy/${toy.deviceId}/ask/q1`, 'what time', { qos: 1 });
  expect(await answer).toBe(`toy/${toy.deviceId}/told/q1 42`);
});

test('the admin API, command scripts and an application side work with devices of a third generation', async () => {
  const { platform, entries } = await stage();
  const northbound = await openSide({ platform, ports: { http: 0 } }, () => ({
    load: async () => () => new Response('a call'),
    reset: () => {},
    close: () => {},
  }));
  onTestFinished(() => northbound.close());
  const admin = new MockPlatformClient(northbound.url);
  const client = await connected(platform);
  const heard = obeys(client);
  const script = runScript(platform, {
    reactions: [
      {
        on: { report: { serviceId: 'Brightness', serviceData: { level: { $save: 'level' } } } },
        times: 1,
        do: [{ send: { ...level, paras: { value: '$level' }, key: 'scripted' } }],
      },
    ],
  });
  onTestFinished(() => script.stop());
  await client.publishAsync(`toy/${toy.deviceId}/tell`, 'has Brightness {"level":7}', { qos: 1 });
  await script.finished;
  expect(heard).toEqual([`toy/${toy.deviceId}/do/scripted Brightness LEVEL {"value":7}`]);
  expect(await admin.sendCommand(toy.deviceId, level)).toMatchObject({ outcome: 'answered', key: 'k1' });
  expect(await (await fetch(`${northbound.url}/whatever`)).text()).toBe('a call');
  await admin.deleteDevice(toy.deviceId);
  expect(entries('device-deleted')).toHaveLength(1);
});
