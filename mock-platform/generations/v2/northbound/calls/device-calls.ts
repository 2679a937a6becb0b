import { z } from 'zod';
import type { Device } from '../../../../registry/device.ts';
import { ApiError } from '../api-error.ts';
import { call } from '../call.ts';
import type { Services } from '../services.ts';
import { deviceOf } from './find.ts';
import { details, detailsOf, secret } from './register-device.ts';
import { device, devicePath, listOf, pageOf, paging, text } from './schemas.ts';

const path = '/devices/{device_id}';
const errors = ['IOTDA.014000'] as const;

export const queryDevice = call({
  method: 'get',
  path,
  tag: 'Devices',
  summary: 'Query a device',
  params: devicePath,
  reply: { status: 200, description: 'The device, without its secret.', schema: device },
  errors,
  handle: ({ params }, services) => ({ status: 200, body: services.view.whole(deviceOf(params.device_id, services)) }),
});

export const queryDevices = call({
  method: 'get',
  path: '/devices',
  tag: 'Devices',
  summary: 'Query many devices',
  description: 'Those that were registered last come first, whichever interface registered them.',
  query: z.object({
    product_id: text(256).optional(),
    node_id: text(256).optional(),
    gateway_id: text(256).optional(),
    device_name: text(256).optional(),
    app_id: text(256).optional(),
    ...paging,
  }),
  reply: { status: 200, description: 'One page.', schema: listOf('devices', device) },
  handle: ({ query }, services) => {
    const { platform, applications, view } = services;
    const matches = (it: Device) =>
      (query.product_id === undefined || it.productId === query.product_id) &&
      (query.node_id === undefined || it.nodeId === query.node_id) &&
      (query.gateway_id === undefined || it.deviceId === query.gateway_id) &&
      (query.device_name === undefined || it.details.name === query.device_name) &&
      (query.app_id === undefined || applications.ownerOf(it) === query.app_id);
    const { shown, page } = pageOf(platform.registry.devices.filter(matches), query, ({ deviceId }) => deviceId);
    return { status: 200, body: { devices: shown.map((it) => view.whole(it)), page } };
  },
});

export const modifyDevice = call({
  method: 'put',
  path,
  tag: 'Devices',
  summary: 'Change what is said of a device',
  params: devicePath,
  body: z.object(details),
  reply: { status: 200, description: 'Changed.', schema: device },
  errors,
  handle: async ({ params, body }, services) => {
    const { registry } = services.platform;
    const before = deviceOf(params.device_id, services);
    const changed = registry.changeDevice(before.deviceId, { details: { ...before.details, ...detailsOf(body) } });
    await registry.saved();
    return { status: 200, body: services.view.whole(changed) };
  },
});

export const deleteDevice = call({
  method: 'delete',
  path,
  tag: 'Devices',
  summary: 'Delete a device',
  description: 'Its connection is closed, and it may not log in again.',
  params: devicePath,
  reply: { status: 204, description: 'Deleted.' },
  errors,
  handle: async ({ params }, services) => {
    services.platform.deleteDevice(deviceOf(params.device_id, services).deviceId);
    await services.platform.registry.saved();
    return { status: 204 };
  },
});

export const resetSecret = call({
  method: 'post',
  path: `${path}/action`,
  tag: 'Devices',
  summary: 'Give a device another secret',
  params: devicePath,
  query: z.object({ action_id: z.literal('resetSecret', 'expected "resetSecret"') }),
  body: z.object({
    secret: secret.optional(),
    force_disconnect: z.boolean().optional().describe('Close its connection. Default: false.'),
  }),
  reply: { status: 200, description: 'Changed.', schema: z.object({ device_id: text(256), secret: text(256) }) },
  errors,
  handle: async ({ params, body }, services) => {
    const { registry } = services.platform;
    const { deviceId } = deviceOf(params.device_id, services);
    const { secret = registry.newSecret(), force_disconnect: isCut = false } = body;
    registry.changeDevice(deviceId, { secret });
    await registry.saved();
    if (isCut) cut(deviceId, 'its secret was reset', services);
    return { status: 200, body: { device_id: deviceId, secret } };
  },
});

export const freezeDevice = freezing(
  'freeze',
  'Freeze a device',
  'Its connection is closed, and its log-ins are refused with code 5.',
);
export const unfreezeDevice = freezing('unfreeze', 'Let a frozen device in again', undefined);

function freezing(action: 'freeze' | 'unfreeze', summary: string, description: string | undefined) {
  return call({
    method: 'post',
    path: `${path}/${action}`,
    tag: 'Devices',
    summary,
    ...(description !== undefined && { description }),
    params: devicePath,
    reply: { status: 204, description: 'Done.' },
    errors: [...errors, 'MOCK.409'],
    handle: async ({ params }, services) => {
      const { registry } = services.platform;
      const { deviceId, frozen } = deviceOf(params.device_id, services);
      const isToBe = action === 'freeze';
      if (frozen === isToBe) {
        throw new ApiError(
          'MOCK.409',
          `Device ${JSON.stringify(deviceId)} is ${isToBe ? 'frozen already' : 'not frozen'}.`,
        );
      }
      registry.freezeDevice(deviceId, isToBe);
      await registry.saved();
      if (isToBe) cut(deviceId, 'it was frozen', services);
      return { status: 204 };
    },
  });
}

function cut(deviceId: string, why: string, { platform }: Services): void {
  platform.broker.sessionOf(deviceId)?.tap.close(why, { staged: true });
}
