import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../../clock.ts';
import { Registry } from '../../registry/registry.ts';
import type { ConnectPacket } from '../../wire/packet.ts';
import { type CredentialsInput, generateCredentials } from './credentials.ts';
import { type FirstGenerationOptions, firstGeneration } from './first-generation.ts';
import { commandTopic, dataTopic, lamp, lampModel } from './testing.ts';

const now = Date.UTC(2026, 0, 1, 12);
const productSecret = '11112222333344445555';

function generation(options: FirstGenerationOptions = {}) {
  const registry = new Registry({ record: () => {}, newDeviceId: () => 'new-device', newSecret: () => 'new-secret' });
  registry.addProduct({ productId: lamp.productId, model: lampModel, codecMode: 'json' });
  registry.addProduct({ productId: 'lamps', model: lampModel, codecMode: 'json', secret: productSecret });
  registry.registerDevice(lamp);
  return { registry, generation: firstGeneration(options)({ registry, clock: new VirtualClock(now) }) };
}

function connect(input: CredentialsInput, fields: Partial<ConnectPacket> = {}): ConnectPacket {
  const { clientId, username, password } = generateCredentials(input);
  const protocol = { protocolName: 'MQTT', protocolLevel: 4, cleanSession: true, keepAlive: 60 };
  return { type: 'CONNECT', ...protocol, clientId, username, password: Buffer.from(password), ...fields };
}

const { deviceId, nodeId, secret } = lamp;

describe('credentials', () => {
  test('by deviceId make an identity with the deviceId in its topics', () => {
    const { generation: it } = generation();
    expect(it.admit(connect({ deviceId, secret, time: now }))).toMatchObject({
      accepted: true,
      returnCode: 0,
      identity: { deviceId, v1: { topicId: deviceId, login: 'device-id' } },
    });
  });

  test('by nodeId make an identity with the nodeId in its topics', () => {
    const { generation: it } = generation();
    expect(it.admit(connect({ nodeId, secret, time: now }))).toMatchObject({
      accepted: true,
      identity: { deviceId, v1: { topicId: nodeId, login: 'node-id' } },
    });
  });

  test('that are wrong still tell whom they name', () => {
    const { generation: it } = generation();
    expect(it.admit(connect({ deviceId, secret: 'another', time: now }))).toMatchObject({
      accepted: false,
      returnCode: 4,
      identity: { deviceId, v1: { topicId: deviceId, login: 'device-id' } },
    });
  });

  test('of an unknown device give no identity', () => {
    const { generation: it } = generation();
    const admission = it.admit(connect({ deviceId: 'nobody', secret, time: now }));
    expect(admission).toMatchObject({ accepted: false, returnCode: 4 });
    expect(admission).not.toHaveProperty('identity');
  });

  test('that are not a client identifier at all are refused with code 2', () => {
    const { generation: it } = generation();
    const admission = it.admit(connect({ deviceId, secret, time: now }, { clientId: 'lamp' }));
    expect(admission).toMatchObject({ accepted: false, returnCode: 2 });
    expect(admission).not.toHaveProperty('identity');
  });

  test('of a frozen device are refused with code 5', () => {
    const { generation: it, registry } = generation();
    registry.freezeDevice(deviceId);
    expect(it.admit(connect({ deviceId, secret, time: now }))).toMatchObject({ accepted: false, returnCode: 5 });
  });

  test("are held against the platform's clock and the options", () => {
    const verified = connect({ deviceId, secret, time: now - 2 * 3_600_000, signType: 1 });
    expect(generation().generation.admit(verified)).toMatchObject({ accepted: false, returnCode: 4 });
    const lenient = generation({ credentials: { timestampToleranceMs: 3 * 3_600_000 } });
    expect(lenient.generation.admit(verified)).toMatchObject({ accepted: true });
  });
});

describe('a product login', () => {
  const login = connect({ productId: 'lamps', nodeId: 'node_7', secret: productSecret, time: now });

  test('registers a device that is not registered yet, once', () => {
    const { generation: it, registry } = generation();
    const identity = { deviceId: 'new-device', v1: { topicId: 'node_7', login: 'product' } };
    expect(it.admit(login)).toMatchObject({ accepted: true, identity });
    expect(it.admit(login)).toMatchObject({ accepted: true, identity });
    expect(registry.byNodeId('node_7')).toMatchObject({
      deviceId: 'new-device',
      productId: 'lamps',
      secret: 'new-secret',
    });
  });

  test('that is refused registers nothing', () => {
    const { generation: it, registry } = generation();
    const refused = connect({ productId: 'lamps', nodeId: 'node_7', secret: 'wrong', time: now });
    expect(it.admit(refused)).toMatchObject({ accepted: false, returnCode: 4 });
    expect(registry.byNodeId('node_7')).toBeUndefined();
  });

  test('with a nodeId that belongs to a device of another product is refused with that', () => {
    const { generation: it } = generation();
    const taken = connect({ productId: 'lamps', nodeId, secret: productSecret, time: now });
    expect(it.admit(taken)).toMatchObject({
      accepted: false,
      returnCode: 4,
      reason: expect.stringContaining('nodeId "lamp_node", registered with product "lamp-product"'),
    });
  });
});

test.each([
  [{}, '"hasMore":0'],
  [{ hasMore: false }, undefined],
])('commands carry hasMore unless that is switched off: %j', (options, expected) => {
  const { generation: it, registry } = generation(options);
  const product = registry.productOf(registry.device(deviceId));
  const { payload } = it.write({ key: '1', serviceId: 'Brightness', cmd: 'LEVEL', paras: {} }, product, {});
  expect(/"hasMore":\d/.exec(Buffer.from(payload).toString())?.[0]).toBe(expected);
});

describe('topics', () => {
  const device = { deviceId, v1: { topicId: deviceId, login: 'device-id' } } as const;
  const byNode = { deviceId, v1: { topicId: nodeId, login: 'node-id' } } as const;
  const product = { deviceId, v1: { topicId: nodeId, login: 'product' } } as const;
  const secretNotify = `/huawei/v1/products/${lamp.productId}/sn/${nodeId}/secretNotify`;

  test.each([
    [dataTopic, device, { purpose: 'data', v1: { codecMode: 'json' } }],
    [commandTopic, device, { purpose: 'command', v1: { codecMode: 'json' } }],
    [dataTopic.replace(/json$/, 'binary'), device, { purpose: 'data', v1: { codecMode: 'binary' } }],
    [dataTopic, byNode, { purpose: 'foreign' }],
    [dataTopic.replace(deviceId, nodeId), byNode, { purpose: 'data', v1: { codecMode: 'json' } }],
    [`/huawei/v1/devices/${deviceId}/iodpsData`, device, { purpose: 'bootstrap' }],
    [secretNotify, product, { purpose: 'registration' }],
    [secretNotify, device, { purpose: 'foreign' }],
    ['/huawei/v1/devices/+/command/json', device, { purpose: 'foreign' }],
    ['#', device, { purpose: 'foreign' }],
  ])('%s is to %j: %j', (topic, identity, expected) => {
    expect(generation().generation.classify(topic, identity)).toEqual(expected);
  });

  test('of a registration are foreign once the device was deleted', () => {
    const { generation: it, registry } = generation();
    registry.deleteDevice(deviceId);
    expect(it.classify(secretNotify, product)).toEqual({ purpose: 'foreign' });
  });
});
