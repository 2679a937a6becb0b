import { describe, expect, test } from 'vitest';
import type { DeviceRegistered, ProductRegistered } from '../journal/events.ts';
import { lamp, lampModel } from '../testing.ts';
import { Registry, type RegistryOptions } from './registry.ts';

const product = { productId: lamp.productId, model: lampModel, codecMode: 'json' } as const;
const codec = { decode: () => null, encode: () => null };

function registry(options: Partial<RegistryOptions> = {}) {
  const recorded: (ProductRegistered | DeviceRegistered)[] = [];
  const registry = new Registry({ record: (event) => recorded.push(event), ...options });
  registry.addProduct(product);
  return { registry, recorded };
}

describe('a product', () => {
  test('is found by its id and recorded with its model', () => {
    const { registry: it, recorded } = registry();
    expect(it.product(lamp.productId)).toBe(product);
    expect(it.products).toEqual([product]);
    expect(it.product('another')).toBeUndefined();
    expect(recorded).toEqual([
      { type: 'product-registered', productId: lamp.productId, codecMode: 'json', model: lampModel },
    ]);
  });

  test('is recorded without its secret', () => {
    const { registry: it, recorded } = registry();
    it.addProduct({ ...product, productId: 'lamps', secret: '11112222333344445555' });
    expect(JSON.stringify(recorded)).not.toContain('11112222333344445555');
  });

  test.each([
    ['twice', product, 'Product "lamp-product" exists already: give the second one another productId.'],
    [
      'in codec mode binary without a codec',
      { ...product, productId: 'binary-lamp', codecMode: 'binary' as const },
      'Product "binary-lamp" has codec mode "binary" but no codec: give a module with decode and encode.',
    ],
  ])('%s is refused, and nothing is recorded', (_, refused, message) => {
    const { registry: it, recorded } = registry();
    expect(() => it.addProduct(refused)).toThrow(message);
    expect(recorded).toHaveLength(1);
    expect(it.products).toEqual([product]);
  });

  test('in codec mode binary is taken with its codec', () => {
    const { registry: it } = registry();
    it.addProduct({ ...product, productId: 'binary-lamp', codecMode: 'binary', codec });
    expect(it.product('binary-lamp')).toMatchObject({ codec });
  });
});

describe('a device', () => {
  test('is found by deviceId and by nodeId, and recorded without its secret', () => {
    const { registry: it, recorded } = registry();
    const device = it.registerDevice(lamp);
    expect(device).toEqual({ ...lamp, frozen: false });
    expect(it.byDeviceId(lamp.deviceId)).toBe(device);
    expect(it.byNodeId(lamp.nodeId)).toBe(device);
    expect(it.byDeviceId(lamp.nodeId)).toBeUndefined();
    expect(it.productOf(device)).toBe(product);
    expect(recorded.at(-1)).toEqual({
      type: 'device-registered',
      deviceId: lamp.deviceId,
      nodeId: lamp.nodeId,
      productId: lamp.productId,
    });
  });

  test('gets a deviceId and a secret of its own where none are given', () => {
    const { registry: it } = registry();
    const devices = [1, 2].map((n) => it.registerDevice({ productId: lamp.productId, nodeId: `node_${n}` }));
    for (const { deviceId, secret } of devices) {
      expect(deviceId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      expect(secret).toMatch(/^[0-9a-f]{20}$/);
    }
    expect(devices[0]?.deviceId).not.toBe(devices[1]?.deviceId);
    expect(devices[0]?.secret).not.toBe(devices[1]?.secret);
  });

  test('gets them from the given sources', () => {
    const { registry: it } = registry({ newDeviceId: () => 'd-1', newSecret: () => 's-1' });
    const { productId, nodeId } = lamp;
    expect(it.registerDevice({ productId, nodeId })).toMatchObject({ deviceId: 'd-1', secret: 's-1' });
  });

  test.each([
    [
      { ...lamp, productId: 'chair' },
      'Device "lamp_node" names the unknown product "chair". Known products: lamp-product.',
    ],
    [{ ...lamp, deviceId: 'lamp_2' }, 'nodeId "lamp_node" is registered already: a nodeId belongs to one device.'],
    [{ ...lamp, nodeId: 'node_2' }, 'deviceId "lamp_1" is registered already: give another one, or none.'],
  ])('%j is refused beside the lamp, and nothing changes', (refused, message) => {
    const { registry: it, recorded } = registry();
    const device = it.registerDevice(lamp);
    expect(() => it.registerDevice(refused)).toThrow(message);
    expect(it.devices).toEqual([device]);
    expect(it.byNodeId('node_2')).toBeUndefined();
    expect(recorded).toHaveLength(2);
  });

  test('of a product that is unknown where there are none is refused with that', () => {
    const empty = new Registry({ record: () => {} });
    expect(() => empty.registerDevice(lamp)).toThrow('names the unknown product "lamp-product". Known products: none.');
  });

  test('is frozen and thawed under every name', () => {
    const { registry: it } = registry();
    it.registerDevice(lamp);
    expect(it.freezeDevice(lamp.deviceId)).toEqual({ ...lamp, frozen: true });
    expect([it.byDeviceId(lamp.deviceId)?.frozen, it.byNodeId(lamp.nodeId)?.frozen]).toEqual([true, true]);
    it.freezeDevice(lamp.deviceId, false);
    expect([it.byDeviceId(lamp.deviceId)?.frozen, it.byNodeId(lamp.nodeId)?.frozen]).toEqual([false, false]);
    expect(it.devices).toHaveLength(1);
  });

  test('that was deleted leaves its names to others', () => {
    const { registry: it } = registry();
    it.registerDevice(lamp);
    expect(it.deleteDevice(lamp.deviceId)).toMatchObject(lamp);
    expect(it.byNodeId(lamp.nodeId)).toBeUndefined();
    expect(it.devices).toEqual([]);
    expect(it.registerDevice(lamp)).toMatchObject(lamp);
  });

  test.each(['device', 'freezeDevice', 'deleteDevice'] as const)('%s of nobody is refused with the id', (method) => {
    const { registry: it } = registry();
    expect(() => it[method]('nobody')).toThrow('No device "nobody" is registered: register it first.');
  });

  test('of a product that the registry does not have is told so', () => {
    const { registry: it } = registry();
    expect(() => it.productOf({ ...lamp, productId: 'chair', frozen: false })).toThrow(
      'Device "lamp_1" names the unknown product "chair".',
    );
  });
});
