import { z } from 'zod';
import { findService } from '../../../../product-model/validate.ts';
import { formatEventTime } from '../../../../protocol/times.ts';
import type { Device } from '../../../../registry/device.ts';
import type { Section, ServiceShadow } from '../../../../shadow/shadows.ts';
import { ApiError } from '../api-error.ts';
import { call } from '../call.ts';
import type { Services } from '../services.ts';
import { deviceOf } from './find.ts';
import { devicePath, members, text } from './schemas.ts';

const path = '/devices/{device_id}/shadow';

const section = z.object({ properties: members, event_time: text(32).optional() });
const whole = z
  .object({
    device_id: text(256),
    shadow: z.array(
      z.object({
        service_id: text(256),
        desired: section,
        reported: section,
        version: z.int().describe('Counts what was desired and reported.'),
      }),
    ),
  })
  .meta({ id: 'Shadow' });

export const queryShadow = call({
  method: 'get',
  path,
  tag: 'Shadow',
  summary: "Query a device's shadow",
  params: devicePath,
  reply: { status: 200, description: 'What it reported, and what it should be.', schema: whole },
  errors: ['IOTDA.014000'],
  handle: ({ params }, services) => ({ status: 200, body: shown(deviceOf(params.device_id, services), services) }),
});

export const modifyShadow = call({
  method: 'put',
  path,
  tag: 'Shadow',
  summary: 'Say what properties of a device should be',
  description:
    'Those that can be written and that the device reports otherwise are set when it comes on line, and when it reports. ' +
    'A null takes a wish back.',
  params: devicePath,
  body: z.object({
    shadow: z
      .array(
        z.object({
          service_id: text(64).min(1),
          desired: members,
          version: z.int().min(0).optional().describe('What it has to be now. Default: any.'),
        }),
      )
      .min(1)
      .max(500),
  }),
  reply: { status: 200, description: 'Kept.', schema: whole },
  errors: ['IOTDA.014000', 'MOCK.409'],
  handle: async ({ params, body }, services) => {
    const { platform } = services;
    const device = deviceOf(params.device_id, services);
    const { model } = platform.registry.productOf(device);
    const versions = new Map(platform.shadowOf(device.deviceId).map((one) => [one.serviceId, one.version]));
    for (const { service_id, version, desired } of body.shadow) {
      if (!findService(model, service_id)) {
        throw new ApiError('IOTDA.000006', `The product of the device has no service ${JSON.stringify(service_id)}.`);
      }
      const odd = Object.keys(desired).find((name) => /[.$\0]/.test(name));
      if (odd !== undefined) {
        throw new ApiError('IOTDA.000006', `The name ${JSON.stringify(odd)} holds a dot, a $ or a NUL: expected none.`);
      }
      const present = versions.get(service_id) ?? 0;
      if (version !== undefined && version !== present) {
        throw new ApiError('MOCK.409', `The shadow of ${service_id} has version ${present}, not ${version}.`);
      }
    }
    platform.desire(
      device.deviceId,
      body.shadow.map(({ service_id: serviceId, desired: properties }) => ({ serviceId, properties })),
    );
    await platform.registry.saved();
    return { status: 200, body: shown(device, services) };
  },
});

function shown({ deviceId }: Device, { platform }: Services) {
  const shadow = platform.shadowOf(deviceId).map(({ serviceId, desired, reported, version }: ServiceShadow) => ({
    service_id: serviceId,
    desired: sectionOf(desired),
    reported: sectionOf(reported),
    version,
  }));
  return { device_id: deviceId, shadow };
}

function sectionOf({ properties, time }: Section) {
  return { properties, ...(time !== undefined && { event_time: formatEventTime(time) }) };
}
