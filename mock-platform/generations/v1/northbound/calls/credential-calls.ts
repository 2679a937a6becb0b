import { z } from 'zod';
import type { Application } from '../../../../registry/applications.ts';
import type { Device } from '../../../../registry/device.ts';
import { ApiError } from '../api-error.ts';
import { call } from '../call.ts';
import type { Services } from '../services.ts';
import { deviceIdPath } from './device-schemas.ts';
import { ownDevice } from './own-device.ts';
import { expiry } from './register-calls.ts';

const text = z.string().max(256);
const nodeId = z.string().min(1).max(256).optional();

export const queryActivation = call({
  method: 'get',
  path: '/iocm/app/reg/v1.1.0/deviceCredentials/{deviceId}',
  tag: 'Devices',
  summary: 'Ask whether a device has ever been on line',
  params: deviceIdPath,
  reply: {
    status: 200,
    description: 'The answer.',
    schema: z.object({ deviceId: text, activated: z.boolean(), name: text.optional() }),
  },
  errors: ['100403'],
  handle: ({ params }, services, application) => {
    const { deviceId, activated, details } = ownDevice(params.deviceId, application, services);
    return { status: 200, body: { deviceId, activated, ...(details.name !== undefined && { name: details.name }) } };
  },
});

export const refreshSecret = call({
  method: 'put',
  path: '/iocm/app/reg/v2.0.0/deviceCredentials/{deviceId}',
  tag: 'Devices',
  summary: 'Give a device another secret',
  description: 'While it is off line. The deviceId stays.',
  params: deviceIdPath,
  body: z.object({
    secret: z
      .string()
      .regex(/^[0-9a-fA-F]{20}$/, 'expected 20 hexadecimal digits')
      .optional()
      .describe('Made by the platform where it is absent.'),
    nodeId,
  }),
  reply: { status: 200, description: 'Changed.', schema: z.object({ deviceId: text, secret: text }) },
  errors: ['100403', '100426', '100611'],
  handle: async ({ params, body }, services, application) => {
    const device = offlineDevice(params.deviceId, application, services);
    const { nodeId = device.nodeId, secret = services.platform.registry.newSecret() } = body;
    await change(device, { nodeId, secret }, services);
    return { status: 200, body: { deviceId: device.deviceId, secret } };
  },
});

export const refreshCode = call({
  method: 'put',
  path: '/iocm/app/reg/v1.1.0/deviceCredentials/{deviceId}',
  tag: 'Devices',
  summary: 'Give a device another verify code or nodeId',
  description: 'While it is off line, and only after it has been on line. The deviceId stays.',
  params: deviceIdPath,
  body: z.object({
    nodeId,
    verifyCode: z.string().min(1).max(256).optional(),
    timeout: z.int().min(0).max(2_000_000).optional(),
  }),
  reply: { status: 200, description: 'Changed.', schema: z.object({ verifyCode: text, timeout: z.int() }) },
  errors: ['100003', '100403', '100426', '100610', '100611'],
  handle: async ({ params, body }, services, application) => {
    const device = offlineDevice(params.deviceId, application, services);
    if (!device.activated) throw new ApiError('100610', 'It has never been on line.');
    const { nodeId = device.nodeId, timeout = services.choices.verifyCodeTimeout } = body;
    const code = body.verifyCode ?? nodeId;
    if (services.verifyCodes.isTaken(code)) throw new ApiError('100003', `${JSON.stringify(code)} is in use.`);
    const verification = { code, ...expiry(timeout, services) };
    // It has to bind again.
    const changed = await change(device, { nodeId, verification, activated: false }, services);
    services.verifyCodes.watch(changed);
    return { status: 200, body: { verifyCode: code, timeout } };
  },
});

function offlineDevice(deviceId: string, application: Application, services: Services): Device {
  const device = ownDevice(deviceId, application, services);
  if (services.platform.broker.sessionOf(deviceId)) throw new ApiError('100611', `${deviceId} is connected.`);
  return device;
}

async function change(
  device: Device,
  to: Partial<Device> & { readonly nodeId: string },
  { platform: { registry } }: Services,
): Promise<Device> {
  if (to.nodeId !== device.nodeId && registry.byNodeId(to.nodeId)) {
    throw new ApiError('100426', `nodeId ${JSON.stringify(to.nodeId)} is registered already.`);
  }
  const changed = registry.changeDevice(device.deviceId, to);
  await registry.saved();
  return changed;
}
