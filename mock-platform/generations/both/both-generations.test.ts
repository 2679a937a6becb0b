import { connectAsync, type IClientOptions, type MqttClient } from 'mqtt';
import { describe, expect, onTestFinished, test } from 'vitest';
import { MockPlatform } from '../../mock-platform.ts';
import type { ProductModel } from '../../product-model/model.ts';
import { generateCredentials } from '../v1/credentials.ts';
import { inJson, responseText } from '../v1/messages-testing.ts';
import { answerCommands, lampModel as firstModel, reportOf } from '../v1/testing.ts';
import { topicsOf } from '../v1/topics.ts';
import { answerAll, connectLamp, entriesOf, lamp, lampModel, listen, nth, sys } from '../v2/testing.ts';
import { bothGenerations } from './both-generations.ts';

const { deviceId, secret, nodeId } = lamp;
const level = { serviceId: 'Brightness', cmd: 'LEVEL', paras: { value: 3 } };
const first = topicsOf(deviceId);

async function stage(model: ProductModel = firstModel) {
  const platform = await MockPlatform.start<never>({
    ports: { tcp: 0 },
    products: [{ productId: lamp.productId, model }],
    devices: [lamp],
    generation: bothGenerations(),
  });
  onTestFinished(() => platform.stop());
  return platform;
}

async function asNode(platform: MockPlatform, options: Partial<IClientOptions> = {}): Promise<MqttClient> {
  const login = generateCredentials({ nodeId, secret, time: Date.now() });
  const client = await connectAsync(`mqtt://127.0.0.1:${platform.ports.tcp}`, {
    ...login,
    reconnectPeriod: 0,
    ...options,
  });
  onTestFinished(() => client.endAsync(true));
  return client;
}

describe('a log-in', () => {
  test('by deviceId is one of both generations, by nodeId one of the first', async () => {
    const platform = await stage();
    await (await connectLamp(platform)).endAsync();
    await nth(platform, 'device-offline');
    await asNode(platform);
    expect(entriesOf(platform, 'authenticated')).toMatchObject([
      { deviceId, v1: { login: 'device-id' }, v2: { identityType: '0', signType: '0' } },
      { deviceId, v1: { login: 'node-id' } },
    ]);
    expect(entriesOf(platform, 'authenticated')[1]).not.toHaveProperty('v2');
  });

  test.each([
    ['1', firstModel, '0 (deviceId), 2 (nodeId) or 1 (dynamic registration)'],
    ['2', { ...lampModel, productId: lamp.productId }, '0 (device_id)'],
  ])('that is refused is told in the words of generation %s, where the product is of that', async (_, model, type) => {
    const platform = await stage(model);
    await expect(connectLamp(platform, { password: 'x' })).rejects.toThrow('Bad username or password');
    await expect(connectLamp(platform, { clientId: 'nobody_0_0_2026031401' })).rejects.toThrow(
      'Bad username or password',
    );
    const told = entriesOf(platform, 'authenticated').map(({ findings }) => findings);
    expect(told).toHaveLength(2);
    for (const findings of told) {
      expect(findings).toContainEqual(
        expect.objectContaining({ aspect: 'authentication-type', ok: true, expected: type }),
      );
    }
  });

  test('that only generation 1 has is told in its words, whatever the product is of', async () => {
    const platform = await stage({ ...lampModel, productId: lamp.productId });
    await expect(asNode(platform, { clientId: 'nobody_2_0_2026031401' })).rejects.toThrow('Bad username or password');
    const [{ findings } = { findings: [] }] = entriesOf(platform, 'authenticated');
    expect(findings).toContainEqual(expect.objectContaining({ expected: 'the nodeId of a registered device' }));
  });
});

describe('a topic says whose it is', () => {
  test('both on one connection', async () => {
    const platform = await stage();
    const client = await connectLamp(platform);
    await client.publishAsync(first.data.json, reportOf(40), { qos: 1 });
    await client.publishAsync(sys('properties/report'), '{"services":[]}', { qos: 1 });
    expect(entriesOf(platform, 'message-received')).toMatchObject([
      { kind: 'report', v1: inJson, v2: undefined },
      { kind: 'report', v1: undefined, v2: { channel: 'properties/report' } },
    ]);
  });

  test('and is foreign to a log-in by nodeId where it is of the second', async () => {
    const platform = await stage();
    const client = await asNode(platform);
    await client.publishAsync(sys('properties/report'), '{"services":[]}', { qos: 1 });
    expect(entriesOf(platform, 'published')).toMatchObject([{ purpose: 'foreign', v2: undefined }]);
    await expect(client.subscribeAsync(sys('commands/#'))).rejects.toThrow();
  });

  test('and what that generation forbids', async () => {
    const platform = await stage();
    const client = await connectLamp(platform);
    await client.publishAsync(first.data.json, reportOf(40), { qos: 2 });
    const granted = await client.subscribeAsync({ 'a/#': { qos: 2 }, [sys('commands/#')]: { qos: 2 } });
    expect(granted.map(({ qos }) => qos)).toEqual([2, 1]);
    client.publish(sys('properties/report'), '{}', { qos: 2 });
    expect(await nth(platform, 'connection-closed')).toMatchObject({ reason: expect.stringContaining('at QoS 2') });
  });
});

describe('a command goes to a device as the device speaks', () => {
  test('in the first generation, once it has subscribed', async () => {
    const platform = await stage();
    const client = await connectLamp(platform);
    expect(platform.listens(deviceId)).toBe(false);
    await client.subscribeAsync(first.command.json, { qos: 1 });
    client.on('message', (_, payload) => {
      const { mid } = JSON.parse(payload.toString());
      client.publish(first.data.json, responseText(mid));
    });
    expect(await platform.sendCommand(deviceId, level)).toMatchObject({
      outcome: 'answered',
      key: '1',
      v1: { mid: 1 },
    });
  });

  test('in the second, once it has used one of its topics', async () => {
    const platform = await stage();
    const client = await connectLamp(platform);
    answerAll(client, () => ({ result_code: 0 }));
    await client.publishAsync(sys('events/up'), '{"services":[]}', { qos: 1 });
    expect(await platform.sendCommand(deviceId, level)).toMatchObject({
      outcome: 'answered',
      v2: { family: 'command' },
      key: expect.stringMatching(/^[\da-f-]{36}$/),
    });
  });

  test('in the second, if it uses topics of both', async () => {
    const platform = await stage();
    const client = await connectLamp(platform);
    await client.subscribeAsync([first.command.json, sys('messages/down')], { qos: 1 });
    const ears = listen(client);
    void platform.sendCommand(deviceId, level);
    expect((await ears.nth(1)).topic).toMatch(/commands\/request_id=/);
  });

  test('as it did before, when it has come back', async () => {
    const platform = await stage();
    const before = await connectLamp(platform);
    await before.publishAsync(sys('events/up'), '{"services":[]}', { qos: 1 });
    await before.endAsync();
    await nth(platform, 'device-offline');
    await connectLamp(platform);
    expect(platform.listens(deviceId)).toBe(true);
  });

  test('in the second at once, if its product comes from a product file', async () => {
    const platform = await stage({ ...lampModel, productId: 'p1', dataFormat: 'json' });
    await connectLamp(platform);
    expect(platform.listens(deviceId)).toBe(true);
  });

  test('or in the one that the caller names', async () => {
    const platform = await stage();
    const client = await connectLamp(platform);
    const ears = listen(client);
    void platform.sendCommand(deviceId, { ...level, generation: 2, key: '7' });
    expect(await ears.nth(1)).toMatchObject({ topic: sys('commands/request_id=7') });
    expect(await platform.sendCommand(deviceId, { ...level, generation: 1 })).toEqual({ outcome: 'not-subscribed' });
  });
});

test('requests of both are told apart, also under the same key', async () => {
  const platform = await stage();
  const client = await connectLamp(platform);
  await client.subscribeAsync(first.command.json, { qos: 1 });
  await client.publishAsync(sys('events/up'), '{}', { qos: 1 });
  const second = platform.sendCommand(deviceId, { ...level, key: '1' });
  const inFirst = platform.sendCommand(deviceId, { ...level, generation: 1 });
  expect(entriesOf(platform, 'command-sent').map(({ key }) => key)).toEqual(['1', '2']);
  await expect(platform.sendCommand(deviceId, { ...level, generation: 1, key: '1' })).rejects.toThrow(
    'The key "1" still waits for an answer',
  );
  await client.publishAsync(first.data.json, responseText(1), { qos: 1 });
  expect(entriesOf(platform, 'response-unmatched')).toMatchObject([{ key: '1', reason: 'unknown', v1: { mid: 1 } }]);
  await client.publishAsync(first.data.json, responseText(2), { qos: 1 });
  await client.publishAsync(sys('commands/response/request_id=1'), '{}', { qos: 1 });
  expect(await inFirst).toMatchObject({ outcome: 'answered', key: '2' });
  expect(await second).toMatchObject({ outcome: 'answered', key: '1' });
});

test('a device of the first generation is told nothing of the second', async () => {
  const platform = await stage({ ...lampModel });
  const client = await connectLamp(platform);
  await answerCommands(client, () => undefined);
  await client.subscribeAsync(first.command.json);
  platform.desire(deviceId, [{ serviceId: 'Light', properties: { level: 4 } }]);
  expect(await platform.sendMessage(deviceId, { content: 'x' })).toMatchObject({ status: 'not-subscribed' });
  expect(await platform.setProperties(deviceId, [])).toEqual({ outcome: 'not-subscribed' });
  await client.publishAsync(first.data.json, reportOf({ level: 1 }, 'Light'), { qos: 1 });
  expect(entriesOf(platform, 'command-sent')).toEqual([]);
});

test('a device of the first generation keeps its session, one of the second gets nothing again', async () => {
  const platform = await stage();
  const before = await connectLamp(platform, { clean: false });
  await before.subscribeAsync([first.command.json, sys('commands/#')], { qos: 1 });
  before.handleMessage = () => {};
  void platform.sendCommand(deviceId, { ...level, generation: 1 });
  void platform.sendCommand(deviceId, { ...level, generation: 2 });
  await nth(platform, 'command-sent', 2);
  platform.broker.sessionOf(deviceId)?.tap.cut('on purpose');
  await nth(platform, 'device-offline');
  const after = await connectLamp(platform, { clean: false });
  const ears = listen(after);
  expect(await ears.nth(1)).toMatchObject({ topic: first.command.json, dup: true });
  await after.publishAsync(first.data.json, reportOf(40), { qos: 1 });
  expect(ears.heard).toHaveLength(1);
});
