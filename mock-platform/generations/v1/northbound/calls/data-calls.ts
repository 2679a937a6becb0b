import { z } from 'zod';
import { formatEventTime } from '../../../../protocol/times.ts';
import { ApiError } from '../api-error.ts';
import { call } from '../call.ts';
import { count, deviceIdPath, deviceInfo, timeText } from './device-schemas.ts';
import { ownDevice, ownDevices } from './own-device.ts';
import { timeOf } from './time-of.ts';

const text = z.string().max(256);
const members = z.record(z.string(), z.unknown());
const day = 86_400_000;

export const queryHistory = call({
  method: 'get',
  path: '/iocm/app/data/v1.2.0/deviceDataHistory',
  tag: 'Data',
  summary: 'Query what a device has reported',
  description: 'Newest first. Kept for some days, and only while the mock runs.',
  query: z.object({
    deviceId: text,
    gatewayId: text.describe('Of a device that connects by itself: its deviceId.'),
    serviceId: text.optional(),
    property: text.optional(),
    pageNo: count(0, 10_000_000).optional().describe('Default: 0.'),
    pageSize: count(1, 2000).optional().describe('Default: 1.'),
    startTime: timeText.optional(),
    endTime: timeText.optional(),
  }),
  reply: {
    status: 200,
    description: 'One page.',
    schema: z.object({
      totalCount: z.int(),
      pageNo: z.int(),
      pageSize: z.int(),
      deviceDataHistoryDTOs: z.array(
        z.object({ deviceId: text, gatewayId: text, appId: text, serviceId: text, data: members, timestamp: timeText }),
      ),
    }),
  },
  errors: ['100403', '100418'],
  handle: ({ query }, services, application) => {
    const { gatewayId, serviceId, property, pageNo = 0, pageSize = 1, startTime, endTime } = query;
    const { deviceId } = ownDevice(query.deviceId, application, services);
    if (gatewayId !== deviceId) {
      throw new ApiError(
        '100418',
        `gatewayId is the deviceId of a device that connects by itself, not "${gatewayId}".`,
      );
    }
    const oldest = services.platform.clock.now() - services.choices.historyDays * day;
    const from = Math.max(oldest, timeOf(startTime, oldest));
    const to = timeOf(endTime, Number.POSITIVE_INFINITY, 999);
    const found = services.history.find({ deviceId, serviceId, property, from, to });
    const page = found.slice(pageNo * pageSize, (pageNo + 1) * pageSize);
    const { appId } = application;
    const deviceDataHistoryDTOs = page.map(({ serviceId, data, time }) => {
      return { deviceId, gatewayId, appId, serviceId, data, timestamp: formatEventTime(time) };
    });
    return { status: 200, body: { totalCount: found.length, pageNo, pageSize, deviceDataHistoryDTOs } };
  },
});

export const queryShadow = call({
  method: 'get',
  path: '/iocm/app/shadow/v1.5.0/devices/{deviceId}',
  tag: 'Data',
  summary: "Query a device's shadow",
  params: deviceIdPath,
  reply: {
    status: 200,
    description: 'The latest value of each property, as reported and as desired.',
    schema: z.object({
      deviceId: text,
      gatewayId: text,
      nodeType: z.literal('ENDPOINT'),
      createTime: timeText,
      lastModifiedTime: timeText,
      deviceInfo,
      services: z.array(
        z.object({
          serviceId: text,
          serviceType: text,
          reportedProps: members,
          desiredProps: members,
          eventTime: timeText.optional().describe('Of the last report.'),
        }),
      ),
    }),
  },
  errors: ['100403'],
  handle: ({ params }, { view, shadows, ...services }, application) => {
    const device = ownDevice(params.deviceId, application, { view, shadows, ...services });
    const { services: _, ...summary } = view.summary(device, []);
    const ofServices = shadows.of(device.deviceId).map(({ serviceId, reported, desired, time }) => ({
      serviceId,
      serviceType: view.serviceTypeOf(device, serviceId),
      reportedProps: reported,
      desiredProps: desired,
      ...(time !== undefined && { eventTime: formatEventTime(time) }),
    }));
    return { status: 200, body: { ...summary, services: ofServices } };
  },
});

export const modifyShadow = call({
  method: 'put',
  path: '/iocm/app/shadow/v1.5.0/devices/{deviceId}',
  tag: 'Data',
  summary: 'Set desired properties of a device',
  description: 'They are kept, and not sent: the platform sends them to LwM2M devices only.',
  params: deviceIdPath,
  body: z.object({
    serviceDesireds: z.array(z.object({ serviceId: z.string().min(1).max(256), desired: members })).min(1),
  }),
  reply: { status: 200, description: 'Set.', schema: z.object({}) },
  errors: ['100403'],
  handle: async ({ params, body }, services, application) => {
    const { deviceId } = ownDevice(params.deviceId, application, services);
    for (const { serviceId, desired } of body.serviceDesireds) services.shadows.desire(deviceId, serviceId, desired);
    await services.platform.registry.saved();
    return { status: 200, body: {} };
  },
});

const value = z.looseObject({ dataType: z.string(), required: z.boolean() });

export const queryCapabilities = call({
  method: 'get',
  path: '/iocm/app/data/v1.1.0/deviceCapabilities',
  tag: 'Data',
  summary: 'Query what devices can do',
  query: z.object({
    deviceId: text.optional().describe("Default: all of the application's devices."),
    gatewayId: text.optional(),
  }),
  reply: {
    status: 200,
    description: 'The services of the product models.',
    schema: z.object({
      deviceCapabilities: z.array(
        z.object({
          deviceId: text,
          serviceCapabilities: z.array(
            z.object({
              serviceId: text,
              serviceType: text,
              option: z.enum(['Mandatory', 'Optional', 'Master']),
              description: z.string(),
              commands: z.array(
                z.object({ commandName: text, paras: z.array(value), responses: z.array(z.looseObject({})) }),
              ),
              properties: z.array(value),
            }),
          ),
        }),
      ),
    }),
  },
  errors: ['100403'],
  handle: ({ query: { deviceId, gatewayId } }, services, application) => {
    const wanted = deviceId ?? gatewayId;
    const devices =
      wanted === undefined ? ownDevices(application, services) : [ownDevice(wanted, application, services)];
    const deviceCapabilities = devices.map((device) => {
      const { model } = services.platform.registry.productOf(device);
      const serviceCapabilities = model.services.map((service) => ({ ...service, description: '' }));
      return { deviceId: device.deviceId, serviceCapabilities };
    });
    return { status: 200, body: { deviceCapabilities } };
  },
});
