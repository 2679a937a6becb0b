import { z } from 'zod';
import { findService } from '../../../../product-model/validate.ts';
import type { Device, DeviceRegistration } from '../../../../registry/device.ts';
import type { Product } from '../../../../registry/registry.ts';
import { savedOrUndone } from '../../../../state/saved-or-undone.ts';
import { ApiError } from '../api-error.ts';
import { apiBounds } from '../bounds.ts';
import { call } from '../call.ts';
import type { Services } from '../services.ts';
import { productOf, requireSpace } from './find.ts';
import { absent, device, id, members, text } from './schemas.ts';

export const secret = z
  .string()
  .regex(/^[\w-]{8,32}$/, 'expected 8 to 32 letters, digits, underscores and hyphens')
  .describe('Made by the platform where it is absent.');

const extensionInfo = members.refine(
  (value) => JSON.stringify(value).length <= 1024,
  'expected at most 1024 characters',
);

/** What may be said of a device, and changed. */
export const details = {
  device_name: text(256).optional(),
  description: text(2048).optional(),
  extension_info: extensionInfo.optional(),
};

/** What the mock cannot do is refused, not passed over. */
const authInfo = z.object({
  auth_type: z.literal('SECRET', 'expected "SECRET": the mock knows no certificates of devices').optional(),
  secret: secret.optional(),
  secure_access: z.boolean().optional().describe('Taken, and not enforced.'),
  timeout: z.literal(0, 'expected 0: the mock deletes no device that stays away').optional(),
});

export const registerDevice = call({
  method: 'post',
  path: '/devices',
  tag: 'Devices',
  summary: 'Register a device',
  description: 'It may log in as soon as this has answered. A nodeId belongs to one device of the platform.',
  body: z.object({
    node_id: id(64),
    product_id: text(36).min(1),
    device_id: id(128).optional().describe('Default: `{product_id}_{node_id}`.'),
    ...details,
    auth_info: authInfo.optional(),
    gateway_id: absent(text(128), 'the mock knows no sub-devices'),
    app_id: text(36).optional().describe('The resource space. Default: the first one.'),
    shadow: z
      .array(z.object({ service_id: text(64).min(1), desired: members }))
      .max(500)
      .optional()
      .describe('What properties should be from the beginning. Before it come the default values of the model.'),
  }),
  reply: { status: 201, description: 'Registered.', schema: device },
  errors: ['MOCK.404', 'MOCK.429', 'IOTDA.014031'],
  handle: async ({ body }, services) => {
    const {
      node_id: nodeId,
      product_id: productId,
      device_id: deviceId = `${productId}_${nodeId}`,
      app_id: appId,
    } = body;
    const product = productOf(productId, services);
    requireSpace(appId, services);
    const made = await register(
      {
        ...{ nodeId, productId, deviceId, details: detailsOf(body) },
        ...(body.auth_info?.secret !== undefined && { secret: body.auth_info.secret }),
        ...(appId !== undefined && { appId }),
      },
      desiredOf(product, body.shadow ?? []),
      services,
    );
    const whole = services.view.whole(made);
    return { status: 201, body: { ...whole, auth_info: { ...whole.auth_info, secret: made.secret } } };
  },
});

/** Details as the registry keeps them: the same name and description as in the interface of generation 1. */
export function detailsOf({
  device_name: name,
  description,
  extension_info: extension,
}: {
  readonly device_name?: string | undefined;
  readonly description?: string | undefined;
  readonly extension_info?: object | undefined;
}): Record<string, string> {
  return {
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(extension && { extension_info: JSON.stringify(extension) }),
  };
}

interface Desired {
  readonly serviceId: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The default values of the model, and over them what the call says. @throws ApiError IOTDA.000006 for a service that is not in the model */
function desiredOf(
  { model, productId }: Product,
  shadow: readonly { readonly service_id: string; readonly desired: Readonly<Record<string, unknown>> }[],
): Desired[] {
  const unknown = shadow.find(({ service_id }) => !findService(model, service_id));
  if (unknown) {
    throw new ApiError('IOTDA.000006', `body.shadow: product ${productId} has no service "${unknown.service_id}".`);
  }
  return model.services.flatMap(({ serviceId, properties }) => {
    const defaults = properties.flatMap(({ propertyName, defaultValue }) =>
      defaultValue === undefined ? [] : [[propertyName, defaultValue] as const],
    );
    const given = shadow.filter(({ service_id }) => service_id === serviceId).map(({ desired }) => desired);
    const all = Object.assign(Object.fromEntries(defaults), ...given) as Record<string, unknown>;
    return Object.keys(all).length === 0 ? [] : [{ serviceId, properties: all }];
  });
}

/** Nothing is answered before the device would outlive the platform. @throws ApiError IOTDA.014031, MOCK.429 */
async function register(
  registration: DeviceRegistration & { readonly deviceId: string },
  desired: readonly Desired[],
  { platform }: Services,
): Promise<Device> {
  const { registry } = platform;
  const { nodeId, deviceId } = registration;
  if (registry.byNodeId(nodeId)) throw new ApiError('IOTDA.014031', `node_id ${JSON.stringify(nodeId)} is registered.`);
  if (registry.byDeviceId(deviceId)) {
    throw new ApiError('IOTDA.014031', `device_id ${JSON.stringify(deviceId)} is registered.`);
  }
  if (registry.devices.length >= apiBounds.devices) {
    throw new ApiError('MOCK.429', `${apiBounds.devices} devices are registered: delete some.`);
  }
  const made = platform.registerDevice(registration);
  const undo = () => void platform.deleteDevice(deviceId);
  try {
    platform.desire(deviceId, desired);
  } catch (error) {
    undo();
    throw error;
  }
  await savedOrUndone(registry.saved(), undo);
  return made;
}
