import { describe, expect, test } from 'vitest';
import { lamp, lampModel } from '../generations/v1/testing.ts';
import { type Product, Registry } from './registry.ts';
import { RegistryError } from './registry-error.ts';
import { product, registry } from './registry-testing.ts';

describe('a product', () => {
  test('is found by its id and recorded with its model', () => {
    const { registry: it, recorded } = registry();
    expect(it.product(lamp.productId)).toBe(product);
    expect(it.products).toEqual([product]);
    expect(it.product('another')).toBeUndefined();
    expect(recorded).toEqual([{ type: 'product-registered', productId: lamp.productId, model: lampModel }]);
  });

  test('is recorded without its secret', () => {
    const { registry: it, recorded } = registry();
    it.addProduct({ ...product, productId: 'lamps', secret: '11112222333344445555' });
    expect(JSON.stringify(recorded)).not.toContain('11112222333344445555');
  });

  test('that comes twice is refused, and nothing is recorded', () => {
    const { registry: it, recorded } = registry();
    expect(() => it.addProduct(product)).toThrow(
      'Product "lamp-product" exists already: give the second one another productId.',
    );
    expect(recorded).toHaveLength(1);
    expect(it.products).toEqual([product]);
  });

  test('that cannot be served is refused, and nothing is recorded', () => {
    const ofProduct = ({ productId }: Product) => {
      if (productId !== lamp.productId) throw new RegistryError('it cannot be served');
      return {};
    };
    const { registry: it, recorded } = registry({ ofProduct });
    expect(() => it.addProduct({ ...product, productId: 'another' })).toThrow('it cannot be served');
    expect(recorded).toHaveLength(1);
    expect(it.products).toEqual([product]);
  });
});

describe('a device', () => {
  test('is found by deviceId and by nodeId, and recorded without its secret', () => {
    const { registry: it, recorded } = registry();
    const device = it.registerDevice(lamp);
    expect(device).toEqual({
      ...lamp,
      frozen: false,
      activated: false,
      createdAt: 1000,
      modifiedAt: 1000,
      details: {},
    });
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

  test('gets its own deviceId and secret if none are given', () => {
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
    expect(it.freezeDevice(lamp.deviceId)).toMatchObject({ ...lamp, frozen: true });
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

  test.each(['device', 'freezeDevice', 'deleteDevice'] as const)(
    '%s of an unknown device is refused with the id',
    (method) => {
      const { registry: it } = registry();
      expect(() => it[method]('nobody')).toThrow('No device "nobody" is registered: register it first.');
    },
  );

  test('of a product that the registry does not have is refused, with that reason', () => {
    const { registry: it } = registry();
    expect(() => it.productOf({ ...lamp, productId: 'chair' })).toThrow(
      'Device "lamp_1" names the unknown product "chair".',
    );
  });
});

describe('a change of a device', () => {
  test('is stamped, and recorded by the names of what was set', () => {
    let now = 1000;
    const { registry: it, recorded } = registry({ now: () => now });
    it.registerDevice(lamp);
    now = 2000;
    expect(it.changeDevice(lamp.deviceId, { activated: true })).toMatchObject({
      activated: true,
      createdAt: 1000,
      modifiedAt: 2000,
    });
    expect(recorded.at(-1)).toEqual({ type: 'device-changed', deviceId: lamp.deviceId, members: ['activated'] });
    expect(recorded.filter(({ type }) => type === 'device-registered')).toHaveLength(1);
  });

  test('of its nodeId moves it to the new name, and registers it again in the record', () => {
    const { registry: it, recorded } = registry();
    it.registerDevice(lamp);
    const moved = it.changeDevice(lamp.deviceId, { nodeId: 'node_2' });
    expect([it.byNodeId('node_2'), it.byNodeId(lamp.nodeId)]).toEqual([moved, undefined]);
    expect(recorded.at(-2)).toMatchObject({ type: 'device-registered', deviceId: lamp.deviceId, nodeId: 'node_2' });
  });

  test.each([
    [{ nodeId: 'node_2' }, 'nodeId "node_2" is registered already'],
    [{ productId: 'chair' }, 'names the unknown product "chair"'],
  ])('%j is refused where that is taken or unknown, and nothing changes', (change, message) => {
    const { registry: it } = registry();
    const device = it.registerDevice(lamp);
    it.registerDevice({ productId: lamp.productId, nodeId: 'node_2' });
    expect(() => it.changeDevice(lamp.deviceId, change)).toThrow(message);
    expect([it.byDeviceId(lamp.deviceId), it.byNodeId(lamp.nodeId)]).toEqual([device, device]);
  });

  test('that deletes it is recorded with its application', () => {
    const { registry: it, recorded } = registry();
    it.registerDevice({ ...lamp, appId: 'app_1' });
    it.deleteDevice(lamp.deviceId);
    expect(recorded.at(-1)).toEqual({ type: 'device-deleted', deviceId: lamp.deviceId, appId: 'app_1' });
  });
});
