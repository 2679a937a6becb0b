import { z } from 'zod';
import type { Device } from '../registry/device.ts';
import { RegistryError } from '../registry/registry-error.ts';
import type { ServedPlatform } from '../served-platform.ts';
import { savedOrUndone } from '../state/saved-or-undone.ts';
import { AdminError } from './admin-error.ts';
import { operation } from './operation.ts';

const text = z.string().min(1).max(256);
/** Where devices are. */
export const path = '/__admin/devices';

export const deviceView = z
  .object({
    deviceId: z.string(),
    nodeId: z.string(),
    productId: z.string(),
    secret: z.string(),
    appId: z.string().optional(),
    online: z.boolean(),
    listens: z.boolean().describe('On line, and subscribed to its command topic.'),
    activated: z.boolean().describe('Has it ever been on line?'),
    frozen: z.boolean(),
  })
  .meta({ id: 'AdminDevice' });

export const newDevice = z.strictObject({
  nodeId: text,
  productId: text.optional().describe('May be left out where there is one product.'),
  deviceId: text.optional(),
  secret: text.optional(),
  appId: text.optional().describe('The application that it is to belong to. Default: the first.'),
});

const queryDevices = operation({
  method: 'get',
  path,
  tag: 'Devices',
  summary: 'All devices, with their secrets',
  replies: { 200: { description: 'In the order in which they were registered.', schema: z.array(deviceView) } },
  handle: (_, { platform }) => ({ status: 200, body: platform.registry.devices.map((it) => view(it, platform)) }),
});

const registerDevice = operation({
  method: 'post',
  path,
  tag: 'Devices',
  summary: 'Register a device',
  body: newDevice,
  replies: { 201: { description: 'Registered.', schema: deviceView } },
  handle: async ({ body: { productId, nodeId, deviceId, secret, appId } }, { platform }) => {
    const { registry } = platform;
    const [only, ...others] = registry.products;
    const product = productId ?? (others.length === 0 ? only?.productId : undefined);
    if (product === undefined) {
      const known = registry.products.map((one) => one.productId).join(', ') || 'none';
      throw new AdminError(409, `The product is not clear: give productId. Known products: ${known}.`);
    }
    try {
      const device = platform.registerDevice({
        ...{ nodeId, productId: product },
        ...(deviceId !== undefined && { deviceId }),
        ...(secret !== undefined && { secret }),
        ...(appId !== undefined && { appId }),
      });
      await savedOrUndone(registry.saved(), () => void platform.deleteDevice(device.deviceId));
      return { status: 201, body: view(device, platform) };
    } catch (error) {
      throw error instanceof RegistryError ? new AdminError(409, error.message) : error;
    }
  },
});

/** Which one is meant. */
export const deviceIdPath = z.object({ deviceId: z.string().min(1) });

const deleteDevice = operation({
  method: 'delete',
  path: `${path}/{deviceId}`,
  tag: 'Devices',
  summary: 'Delete a device, and close its connection',
  params: deviceIdPath,
  replies: { 204: { description: 'Deleted.' } },
  handle: async ({ params }, { platform }) => {
    platform.deleteDevice(known(params.deviceId, platform).deviceId);
    await platform.registry.saved();
    return { status: 204 };
  },
});

const disconnectDevice = operation({
  method: 'post',
  path: `${path}/{deviceId}/disconnect`,
  tag: 'Devices',
  summary: "End a device's connection",
  params: deviceIdPath,
  body: z.strictObject({ how: z.enum(['close', 'reset']) }),
  replies: { 204: { description: 'Ended.' } },
  handle: ({ params, body }, { platform }) => {
    const { deviceId } = known(params.deviceId, platform);
    const tap = platform.broker.sessionOf(deviceId)?.tap;
    if (!tap) throw new AdminError(409, `Device ${JSON.stringify(deviceId)} is not on line.`);
    const reason = 'the admin API asked for it';
    if (body.how === 'reset') tap.cut(reason);
    else tap.close(reason, { staged: true });
    return { status: 204 };
  },
});

export const deviceOperations = [queryDevices, registerDevice, deleteDevice, disconnectDevice];

/** @throws AdminError 404 */
export function known(deviceId: string, { registry }: ServedPlatform): Device {
  const device = registry.byDeviceId(deviceId);
  if (!device) throw new AdminError(404, `No device ${JSON.stringify(deviceId)} is registered.`);
  return device;
}

function view({ deviceId, nodeId, productId, secret, appId, activated, frozen }: Device, platform: ServedPlatform) {
  return {
    ...{ deviceId, nodeId, productId, secret, activated, frozen },
    ...(appId !== undefined && { appId }),
    online: platform.broker.sessionOf(deviceId) !== undefined,
    listens: platform.listens(deviceId),
  };
}
