import { describe, expect, test } from 'vitest';
import { lamp } from '../generations/v1/testing.ts';
import type { Store } from '../state/store.ts';
import { Registry } from './registry.ts';
import { registry } from './registry-testing.ts';

describe('with a store', () => {
  function memory(): Store & { readonly devices: Map<string, unknown> } {
    const devices = new Map<string, unknown>();
    return {
      devices,
      entries: () => devices,
      put: (_kind, key, value) => void devices.set(key, value),
      delete: (_kind, key) => void devices.delete(key),
      saved: () => Promise.resolve(),
    };
  }

  test('devices are there again after a restart, as they were last, and recorded once more', () => {
    const store = memory();
    const { registry: first } = registry({ store });
    first.registerDevice(lamp);
    first.registerDevice({ productId: lamp.productId, nodeId: 'gone', deviceId: 'gone' });
    first.deleteDevice('gone');
    const kept = first.freezeDevice(lamp.deviceId);
    const { registry: second, recorded } = registry({ store });
    second.restore();
    expect(second.devices).toEqual([kept]);
    expect(second.byNodeId(lamp.nodeId)).toEqual(kept);
    expect(recorded.at(-1)).toMatchObject({ type: 'device-registered', deviceId: lamp.deviceId });
  });

  test('a kept device of a product that is not there any more is refused with its names', () => {
    const store = memory();
    registry({ store }).registry.registerDevice(lamp);
    const bare = new Registry({ record: () => {}, store });
    expect(() => bare.restore()).toThrow('Device "lamp_node" names the unknown product "lamp-product"');
  });

  test('a declared device is the kept one, whatever the declaration leaves open', () => {
    const { registry: it } = registry({ store: memory() });
    const { productId, nodeId } = lamp;
    const kept = it.declareDevice({ productId, nodeId });
    expect(it.declareDevice({ productId, nodeId })).toBe(kept);
    expect(it.declareDevice({ productId, nodeId, deviceId: kept.deviceId, secret: kept.secret })).toBe(kept);
  });

  test.each([
    ['productId', 'other', 'productId "lamp-product" and is declared with "other"'],
    ['deviceId', 'other', 'deviceId "lamp_1" and is declared with "other"'],
    ['secret', 'hush', 'one secret and is declared with another'],
    ['appId', 'app_2', 'appId "app_1" and is declared with "app_2"'],
  ])('a declaration with another %s than was kept is refused, and tells no secret', (member, value, words) => {
    const { registry: it } = registry({ store: memory() });
    const { productId, nodeId, deviceId, secret } = lamp;
    it.declareDevice({ productId, nodeId, deviceId, secret, appId: 'app_1' });
    expect(() => it.declareDevice({ productId, nodeId, [member]: value })).toThrow(
      `nodeId "lamp_node" was kept with ${words}: declare it as it was kept, or start with another state.`,
    );
  });

  test('ids from a source that begins again with the same ones pass over those that were kept', () => {
    const store = memory();
    const counted = () => {
      let n = 0;
      return () => `device_${++n}`;
    };
    const { registry: first } = registry({ store, newDeviceId: counted() });
    for (const nodeId of ['a', 'b']) first.registerDevice({ productId: lamp.productId, nodeId });
    const { registry: second } = registry({ store, newDeviceId: counted() });
    second.restore();
    expect(second.registerDevice({ productId: lamp.productId, nodeId: 'c' }).deviceId).toBe('device_3');
  });
});
