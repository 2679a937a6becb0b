import { z } from 'zod';
import type { Device, DeviceRegistration } from '../../../../registry/device.ts';
import { savedOrUndone } from '../../../../state/saved-or-undone.ts';
import { ApiError } from '../api-error.ts';
import { call } from '../call.ts';
import type { Services } from '../services.ts';
import { details, given, productNames } from './device-schemas.ts';
import { findProduct } from './find-product.ts';

const text = z.string().max(256);
const nodeId = z.string().min(1).max(256);

/** The errors of a registration. */
const errors = ['100003', '100416', '100426', '600002'] as const;

export const registerByPassword = call({
  method: 'post',
  path: '/iocm/app/reg/v2.0.0/deviceCredentials',
  tag: 'Devices',
  summary: 'Register a device with a secret',
  description: 'For devices that speak MQTT. Log in with deviceId and secret as soon as this has answered.',
  body: z.object({
    deviceInfo: z.object({ nodeId, ...productNames, ...details }),
    productId: text.optional(),
    mqttConnect: z.boolean().optional().describe('Has to be true for a device that speaks MQTT.'),
    secret: z
      .string()
      .regex(/^[0-9a-fA-F]{20}$/, 'expected 20 hexadecimal digits')
      .optional()
      .describe('Made by the platform where it is absent.'),
    endUserId: text.optional(),
    organization: text.optional(),
    region: text.optional(),
    timezone: text.optional(),
  }),
  reply: { status: 200, description: 'Registered.', schema: z.object({ deviceId: text, secret: text }) },
  errors,
  handle: async ({ body }, services, { appId }) => {
    const { deviceInfo, productId, mqttConnect, secret, ...owner } = body;
    const { nodeId, manufacturerId, manufacturerName, deviceType, model, protocolType, ...rest } = deviceInfo;
    const names = { manufacturerId, manufacturerName, deviceType, model, protocolType };
    const product = findProduct({ productId, ...names }, services);
    if (mqttConnect !== true && services.choices.withoutMqttConnect === 'refuse') {
      throw new ApiError('50400', 'body.mqttConnect has to be true for a device that speaks MQTT.');
    }
    const device = await register(
      {
        nodeId,
        productId: product.productId,
        appId,
        details: given({ ...rest, ...owner }),
        ...(secret !== undefined && { secret }),
      },
      services,
    );
    return { status: 200, body: { deviceId: device.deviceId, secret: device.secret } };
  },
});

const verifyCode = z.string().min(1).max(256);
/** Seconds; a timer takes at most 24 days. */
const timeout = z.int().min(0).max(2_000_000);

export const registerByCode = call({
  method: 'post',
  path: '/iocm/app/reg/v1.1.0/deviceCredentials',
  tag: 'Devices',
  summary: 'Register a device with a verify code',
  description:
    'For devices of other protocols. Here such a device may log in by MQTT, with its psk as secret; one that has not within ' +
    '`timeout` seconds is deleted.',
  body: z.object({
    nodeId,
    verifyCode: verifyCode.optional().describe('Default: the nodeId.'),
    timeout: timeout.optional().describe('Seconds; 0 is without end.'),
    psk: z
      .string()
      .regex(/^[0-9a-fA-F]{8,64}$/, 'expected 8 to 64 hexadecimal digits')
      .optional(),
    isSecure: z.boolean().optional(),
    productId: text.optional(),
    deviceInfo: z.object(productNames).optional(),
    endUserId: text.optional(),
    organization: text.optional(),
    region: text.optional(),
    timezone: text.optional(),
  }),
  reply: {
    status: 200,
    description: 'Registered.',
    schema: z.object({ deviceId: text, verifyCode: text, timeout: z.int(), psk: text }),
  },
  errors,
  handle: async ({ body }, services, { appId }) => {
    const { nodeId, verifyCode: code = nodeId, timeout = services.choices.verifyCodeTimeout, ...rest } = body;
    const { psk = services.newToken(), productId, deviceInfo = {}, isSecure: _, ...owner } = rest;
    const product = findProduct({ productId, ...deviceInfo }, services);
    if (services.verifyCodes.isTaken(code)) {
      throw new ApiError('100003', `${JSON.stringify(code)} belongs to another device that waits for its first login.`);
    }
    const verification = { code, ...expiry(timeout, services) };
    const registration = {
      nodeId,
      productId: product.productId,
      appId,
      secret: psk,
      verification,
      details: given(owner),
    };
    const device = await register(registration, services);
    return { status: 200, body: { deviceId: device.deviceId, verifyCode: code, timeout, psk } };
  },
});

/** When a verify code runs out. */
export function expiry(timeout: number, { platform }: Services): { expiresAt?: number } {
  return timeout === 0 ? {} : { expiresAt: platform.clock.now() + timeout * 1000 };
}

/** Nothing is answered before the device would outlive the platform. @throws ApiError 100416 or 100426 when the nodeId is taken */
async function register(registration: DeviceRegistration, { platform, verifyCodes }: Services): Promise<Device> {
  const same = platform.registry.byNodeId(registration.nodeId);
  const complaint = `nodeId ${JSON.stringify(registration.nodeId)} is registered`;
  if (same?.verification && same.activated) throw new ApiError('100416', `${complaint} and has been on line.`);
  if (same) throw new ApiError('100426', `${complaint} already.`);
  const device = platform.registerDevice(registration);
  verifyCodes.watch(device);
  await savedOrUndone(platform.registry.saved(), () => void platform.deleteDevice(device.deviceId));
  return device;
}
