import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { generateCredentials } from './generations/v1/credentials.ts';
import { codings } from './generations/v1/own.ts';
import { commandTopic, connectLamp, dataTopic, lamp, lampModel, reportOf } from './generations/v1/testing.ts';
import { registrationTopicsOf, topicsOf } from './generations/v1/topics.ts';
import { formatEntry } from './journal/ndjson.ts';
import { MockPlatform } from './mock-platform.ts';
import { connected, entriesOf, next, started } from './mock-platform-testing.ts';

describe('transports', () => {
  test.each(['mqtt', 'mqtts', 'ws', 'wss'] as const)(
    'a device connects over %s and its report is recorded',
    async (protocol) => {
      const platform = await started({ ports: { tcp: 0, tls: 0, ws: 0, wss: 0 } });
      const client = await connected(platform, { protocol });
      await client.publishAsync(dataTopic, reportOf(7), { qos: 1 });
      expect(entriesOf(platform, 'message-received')).toMatchObject([
        { deviceId: lamp.deviceId, value: JSON.parse(reportOf(7)) },
      ]);
    },
  );

  test('ECDSA certificates on request', async () => {
    const platform = await started({ keyType: 'ecdsa' });
    await connected(platform, { protocol: 'mqtts' });
    expect(entriesOf(platform, 'tls-handshake')).toMatchObject([{ outcome: 'completed', certificate: 'valid' }]);
  });

  test.each(['AES256-SHA256', 'ECDHE-RSA-AES128-SHA256', 'ECDHE-RSA-AES256-SHA'])(
    'a device that only has the older suite %s can connect',
    async (ciphers) => {
      const platform = await started();
      await connected(platform, { protocol: 'mqtts', ciphers, maxVersion: 'TLSv1.2' } as object);
      expect(entriesOf(platform, 'tls-handshake')).toMatchObject([{ protocol: 'TLSv1.2', cipher: ciphers }]);
    },
  );

  test('a port that is taken is named, with what to do', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    await expect(MockPlatform.start({ ports: { tcp: port } })).rejects.toThrow(
      `The tcp port ${port} on 127.0.0.1 is taken: stop what listens there, choose another port, or 0 for any free one.`,
    );
    server.close();
  });

  test('a port that is taken leaves no folder behind', async () => {
    const platform = await started();
    const folder = await mkdtemp(join(tmpdir(), 'mock-platform-test-'));
    vi.stubEnv('TMPDIR', folder);
    onTestFinished(() => rm(folder, { recursive: true }));
    const { tcp = 0 } = platform.ports;
    await expect(MockPlatform.start({ ports: { tcp } })).rejects.toThrow('is taken');
    vi.unstubAllEnvs();
    await expect.poll(() => readdir(folder)).toEqual([]);
  });
});

describe('credentials', () => {
  test('a swapped HMAC is refused with code 4, and the near miss is recorded', async () => {
    const platform = await started();
    const credentials = generateCredentials({ ...lamp, time: Date.now() });
    const swapped = generateCredentials({ ...lamp, secret: credentials.clientId.slice(-10), time: Date.now() });
    await expect(connectLamp(platform, { password: swapped.password })).rejects.toMatchObject({ code: 4 });
    const [refusal] = entriesOf(platform, 'authenticated');
    expect(refusal).toMatchObject({ accepted: false, returnCode: 4 });
    expect(refusal?.findings.find(({ aspect }) => aspect === 'password')).toMatchObject({ ok: false });
  });

  test('neither secret nor password appears in the journal', async () => {
    const platform = await started();
    const { password } = generateCredentials({ ...lamp, time: Date.now() });
    await connected(platform);
    await expect(connectLamp(platform, { password: lamp.secret })).rejects.toMatchObject({ code: 4 });
    const written = platform.journal.entries.map(formatEntry).join('');
    for (const hidden of [lamp.secret, password]) {
      expect(written).not.toContain(hidden);
      expect(written).not.toContain(Buffer.from(hidden).toString('base64'));
    }
    for (const { raw } of entriesOf(platform, 'packet-received')) {
      expect(Buffer.from(raw).includes(lamp.secret)).toBe(false);
      expect(Buffer.from(raw).includes(password)).toBe(false);
    }
  });

  test('MQTT 5 is refused with code 1 of MQTT 3.1.1', async () => {
    const platform = await started();
    await expect(connectLamp(platform, { protocolVersion: 5 })).rejects.toThrow();
    expect(entriesOf(platform, 'authenticated')).toMatchObject([{ accepted: false, returnCode: 1 }]);
  });

  test('a later connection of the same device closes the earlier one, with any client identifier', async () => {
    const platform = await started();
    const first = await connected(platform);
    const closed = next(first, 'close');
    await connected(platform, generateCredentials({ ...lamp, time: Date.now() - 3_600_000 }));
    await closed;
    expect(entriesOf(platform, 'taken-over')).toMatchObject([{ connection: 1, by: 2, deviceId: lamp.deviceId }]);
    expect(platform.broker.sessionOf(lamp.deviceId)?.connection).toBe(2);
  });
});

describe('publications', () => {
  test('go to the platform alone, not even to the device that subscribes to everything', async () => {
    const platform = await started();
    const client = await connected(platform);
    const received: string[] = [];
    client.on('message', (topic, payload) => {
      received.push(topic);
      if (topic !== commandTopic) return;
      const { mid } = JSON.parse(payload.toString());
      client.publish(dataTopic, JSON.stringify({ msgType: 'deviceRsp', mid, errcode: 0 }));
    });
    await client.subscribeAsync(['#', dataTopic, commandTopic], { qos: 1 });
    await client.publishAsync(dataTopic, reportOf(7), { qos: 1 });
    await client.publishAsync('/elsewhere', 'x', { qos: 1, retain: true });
    // Whatever else was sent to the device comes before the last command does.
    for (const value of [1, 2, 3])
      await platform.sendCommand(lamp.deviceId, { serviceId: 'Brightness', cmd: 'LEVEL', paras: { value } });
    // aedes delivers the command once for each matching subscription of a client; the platform hands it over itself.
    expect(received).toEqual([commandTopic, commandTopic, commandTopic]);
  });

  test('outside the own topics are acknowledged, dropped and recorded', async () => {
    const platform = await started();
    const client = await connected(platform);
    await client.publishAsync(topicsOf('another').data.json, '{}', { qos: 1 });
    expect(entriesOf(platform, 'published')).toMatchObject([{ purpose: 'foreign' }]);
    expect(entriesOf(platform, 'message-received')).toEqual([]);
    expect(client.connected).toBe(true);
  });

  test('outside the own topics close the connection where that is asked for', async () => {
    const platform = await started({ foreignPublish: 'close' });
    const client = await connected(platform);
    const closed = next(client, 'close');
    client.publish(topicsOf('another').data.json, '{}');
    await closed;
    expect(entriesOf(platform, 'connection-closed')).toMatchObject([{ by: 'platform' }]);
  });
});

test('a device that was deleted while it is on line can go on talking, and does no harm', async () => {
  const codec = { decode: () => ({}), encode: () => null };
  const product = { productId: lamp.productId, model: lampModel, ...codings.binary, codec };
  const platform = await started({ products: [product] });
  const client = await connected(platform);
  platform.registry.deleteDevice(lamp.deviceId);
  await client.publishAsync(topicsOf(lamp.deviceId).data.binary, 'x', { qos: 1 });
  expect(entriesOf(platform, 'message-received')).toMatchObject([
    { v1: codings.binary, unreadable: 'binary, and the product has no codec' },
  ]);
});

test('dynamic registration: a product login gets its deviceId and secret, and can log in with them', async () => {
  const productSecret = '11112222333344445555';
  const platform = await MockPlatform.start({
    products: [{ productId: 'lamps', model: lampModel, secret: productSecret }],
  });
  onTestFinished(() => platform.stop());
  const login = generateCredentials({ productId: 'lamps', nodeId: 'node_7', secret: productSecret, time: Date.now() });
  const client = await connected(platform, login);
  const told = next(client, 'message');
  await client.subscribeAsync(registrationTopicsOf({ productId: 'lamps', nodeId: 'node_7' }).secretNotify, { qos: 1 });
  const { deviceid: deviceId, secret, msgType } = JSON.parse(String((await told)[1]));
  expect(msgType).toBe('cloudSendSecret');
  await client.endAsync();
  await connected(platform, generateCredentials({ deviceId, secret, time: Date.now() }));
  expect(platform.registry.device(deviceId)).toMatchObject({ nodeId: 'node_7', productId: 'lamps' });
  expect(platform.journal.entries.map(formatEntry).join('')).not.toContain(secret);
});

describe('the generations that it speaks', () => {
  const services = '{"services":[{"service_id":"Light","properties":{"level":4}}]}';
  const later = `$oc/devices/${lamp.deviceId}/sys/properties/report`;
  const kinds = async (speaks?: 1 | 2 | 'both') => {
    const platform = await started({ ...(speaks && { speaks }) });
    const client = await connected(platform);
    await client.publishAsync(dataTopic, reportOf(7), { qos: 1 });
    await client.publishAsync(later, services, { qos: 1 });
    return entriesOf(platform, 'published').map(({ purpose }) => purpose);
  };

  test.each([
    [undefined, ['data', 'foreign']],
    [1, ['data', 'foreign']],
    [2, ['foreign', 'data']],
    ['both', ['data', 'data']],
  ] as const)('%s: a report of either is %s', async (speaks, expected) => {
    expect(await kinds(speaks)).toEqual(expected);
  });
});
