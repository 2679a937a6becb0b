import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectAsync, type MqttClient } from 'mqtt';
import { describe, expect, onTestFinished, test } from 'vitest';
import { MockPlatformClient } from '../admin/mock-platform-client.ts';
import { runScript } from '../commands/scripts/run-script.ts';
import { loadApplicationSide } from '../definition/load-application-side.ts';
import { loadDefinition } from '../definition/load-definition.ts';
import { startDefinition } from '../definition/start-definition.ts';
import type { PlatformEntry } from '../events.ts';
import { MockPlatform } from '../mock-platform.ts';
import { openSide } from '../northbound/open-side.ts';
import { writeProductModel } from '../product-model/write-product-model.ts';
import { toy as servedToy, toyGeneration } from './testing/toy-generation.ts';
import { v1 } from './v1/served.ts';
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
    follow: () => {},
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

describe('from a definition, as `serve` starts it, a third generation', () => {
  const ports = { tcpPort: '0', tlsPort: 'off', wsPort: 'off', httpPort: '0', httpsPort: 'off' };
  const text = [
    'generation: toy',
    'seed: 7',
    'products: [{ productId: toys, model: lamp, colour: blue, song: song.txt }]',
    `devices: [{ nodeId: bear, deviceId: ${toy.deviceId}, secret: "${toy.secret}" }]`,
    'applications: [{ appId: nursery }]',
    'options: { loud: true, commandWaitMs: 5000 }',
  ].join('\n');

  async function define(definition: string, flags: object = {}) {
    const cwd = await mkdtemp(join(tmpdir(), 'toys-'));
    onTestFinished(() => rm(cwd, { recursive: true }));
    await writeProductModel(lampModel, join(cwd, 'lamp'));
    await writeFile(join(cwd, 'song.txt'), 'la');
    await writeFile(join(cwd, 'platform.yaml'), definition);
    return loadDefinition({ cwd, env: {}, flags: { ...ports, ...flags }, generations: [v1, servedToy] });
  }

  test('plays a report, a command and a call of an application', async () => {
    const definition = await define(text);
    const openApi = await loadApplicationSide(definition);
    const started = await startDefinition(definition);
    const { platform, products } = started;
    onTestFinished(() => platform.stop());
    const northbound = await openApi?.(started);
    onTestFinished(() => northbound?.close());
    expect(products).toMatchObject([{ productId: 'toys', colour: 'blue' }]);
    const device = platform.registry.device(toy.deviceId);
    const login = definition.generation.loginOf(device, 0);
    const client = await connectAsync(`mqtt://127.0.0.1:${platform.ports.tcp}`, { ...login, reconnectPeriod: 0 });
    onTestFinished(() => client.endAsync(true));
    const heard = obeys(client);
    await client.publishAsync(`toy/${toy.deviceId}/tell`, 'has Brightness {"level":40}', { qos: 1 });
    const outcome = await platform.sendCommand(toy.deviceId, level);
    expect(outcome).toMatchObject({ outcome: 'answered', errcode: 0, key: expect.stringMatching(/^k\d+$/) });
    expect(heard).toEqual([`toy/${toy.deviceId}/do/${'key' in outcome && outcome.key} Brightness LEVEL! {"value":3}`]);
    expect(platform.journal.entries.filter(({ type }) => type === 'message-received')).toMatchObject([
      { kind: 'report', value: { serviceData: { level: 40 } } },
      { kind: 'response' },
    ]);
    expect(await (await fetch(`${northbound?.url}/whatever`)).text()).toBe('toys of nursery');
  });

  test('has settings of its own, and generation 1 does not know them', async () => {
    const { ownOptions } = await define(text, { loud: false });
    expect(ownOptions).toEqual({ loud: false });
    const ofV1 = 'products: [{ model: lamp, colour: red }]\noptions: { loud: true }';
    await expect(define(ofV1)).rejects.toThrow(
      /products\[0\]\.colour is not a member.*\n.*options\.loud is not a member/,
    );
    expect((await define('seed: 1', { keepAlive: 'any' })).generation).toBe(v1);
  });

  test('is chosen by a flag, and what is wrong with its members is told with line and column', async () => {
    await expect(define('products: [{ model: lamp, colour: green }]', { generation: 'toy' })).rejects.toThrow(
      'platform.yaml:1:35: products[0].colour is "green": expected "red" or "blue". Correct it.',
    );
    await expect(define('products: [{ model: lamp, colour: blue }]', { generation: 'toy' })).rejects.toThrow(
      'platform.yaml:1:35: products[0].colour is "blue": expected a song with it. Add song.',
    );
    await expect(define('generation: teddy')).rejects.toThrow(
      'platform.yaml:1:13: generation is "teddy": expected "1" or "toy". Correct it, or leave it out.',
    );
  });
});
