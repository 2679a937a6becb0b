import { z } from 'zod';
import type { ProductModel } from '../../../../product-model/model.ts';
import type { Device } from '../../../../registry/device.ts';
import { call } from '../call.ts';
import type { Services } from '../services.ts';
import { count, details, device, deviceIdPath, given, productNames, timeText } from './device-schemas.ts';
import { findProduct } from './find-product.ts';
import { ownDevice, ownDevices } from './own-device.ts';
import { timeOf } from './time-of.ts';

const path = '/iocm/app/dm/v1.4.0/devices';

export const queryDevice = call({
  method: 'get',
  path: `${path}/{deviceId}`,
  tag: 'Devices',
  summary: 'Query one device',
  params: deviceIdPath,
  query: z.object({ select: z.string().optional() }),
  reply: { status: 200, description: 'The device.', schema: device },
  errors: ['100403'],
  handle: ({ params }, services, application) => {
    return { status: 200, body: view(ownDevice(params.deviceId, application, services), services) };
  },
});

export const queryDevices = call({
  method: 'get',
  path,
  tag: 'Devices',
  summary: 'Query many devices',
  description: 'Without pageNo, all that match; with it, pages from 0 on.',
  query: z.object({
    gatewayId: z.string().optional(),
    nodeType: z.enum(['ENDPOINT', 'GATEWAY', 'UNKNOWN']).optional(),
    deviceType: z.string().optional(),
    name: z.string().optional(),
    location: z.string().optional(),
    status: z.enum(['ONLINE', 'OFFLINE', 'ABNORMAL', 'INACTIVE']).optional(),
    startTime: timeText.optional().describe('Registered then or later.'),
    endTime: timeText.optional().describe('Registered then or earlier.'),
    sort: z.enum(['ASC', 'DESC']).optional().describe('By the time of registration. Default: DESC.'),
    pageNo: count(0, 1_000_000).optional(),
    pageSize: count(1, 2000).optional().describe('Default: 1.'),
    select: z.string().optional(),
  }),
  reply: {
    status: 200,
    description: 'One page of the devices.',
    schema: z.object({ totalCount: z.int(), pageNo: z.int(), pageSize: z.int(), devices: z.array(device) }),
  },
  handle: ({ query }, services, application) => {
    const { gatewayId, nodeType, deviceType, name, location, status, sort = 'DESC', pageNo } = query;
    const from = timeOf(query.startTime, Number.NEGATIVE_INFINITY);
    const to = timeOf(query.endTime, Number.POSITIVE_INFINITY, 999);
    const matches = (it: Device) => {
      const info = services.view.deviceInfo(it);
      return (
        (gatewayId === undefined || it.deviceId === gatewayId) &&
        (nodeType === undefined || nodeType === 'ENDPOINT') &&
        (deviceType === undefined || info.deviceType === deviceType) &&
        (name === undefined || it.details.name === name) &&
        (location === undefined || it.details.location === location) &&
        (status === undefined || info.status === status) &&
        it.createdAt >= from &&
        it.createdAt <= to
      );
    };
    const found = ownDevices(application, services).filter(matches);
    if (sort === 'DESC') found.reverse();
    const pageSize = query.pageSize ?? (pageNo === undefined ? Math.max(1, found.length) : 1);
    const begin = (pageNo ?? 0) * pageSize;
    const devices = found.slice(begin, begin + pageSize).map((it) => view(it, services));
    return { status: 200, body: { totalCount: found.length, pageNo: pageNo ?? 0, pageSize, devices } };
  },
});

export const modifyDevice = call({
  method: 'put',
  path: `${path}/{deviceId}`,
  tag: 'Devices',
  summary: 'Change what is said of a device',
  description: 'A muted device is sent no commands. What names a product has to name one that there is.',
  params: deviceIdPath,
  body: z.object({ ...details, ...productNames, mute: z.enum(['TRUE', 'FALSE']).optional() }),
  reply: { status: 204, description: 'Changed.' },
  errors: ['100403', '600002'],
  handle: async ({ params, body }, services, application) => {
    const { registry } = services.platform;
    const before = ownDevice(params.deviceId, application, services);
    const { manufacturerId, manufacturerName, deviceType, model, protocolType, ...rest } = body;
    const names = given({ manufacturerId, manufacturerName, deviceType, model, protocolType });
    const namesProduct = Object.keys(names).length > 0;
    const present = registry.productOf(before).model;
    const { productId } = namesProduct ? findProduct({ ...namesOf(present), ...names }, services) : before;
    registry.changeDevice(before.deviceId, {
      details: { ...before.details, ...given(rest) },
      ...(productId !== before.productId && { productId }),
    });
    await registry.saved();
    return { status: 204 };
  },
});

export const deleteDevice = call({
  method: 'delete',
  path: `${path}/{deviceId}`,
  tag: 'Devices',
  summary: 'Delete a device',
  description: 'Its connection is closed, and it may not log in again.',
  params: deviceIdPath,
  query: z.object({ cascade: z.enum(['true', 'false']).optional() }),
  reply: { status: 204, description: 'Deleted.' },
  errors: ['100403', '100418'],
  handle: async ({ params }, services, application) => {
    const { deviceId } = ownDevice(params.deviceId, application, services);
    services.platform.deleteDevice(deviceId);
    await services.platform.registry.saved();
    return { status: 204 };
  },
});

function view(it: Device, { view, shadows }: Services) {
  return view.summary(it, shadows.of(it.deviceId));
}

/** What the model says of its product, except the manufacturer's name, which another manufacturer would have changed. */
function namesOf({ manufacturerId, deviceType, model, protocolType }: ProductModel) {
  return { manufacturerId, deviceType, model, protocolType };
}
