import { PlatformError } from '../../platform-error.ts';
import { isObject } from '../../protocol/is-object.ts';
import type { Product } from '../../registry/registry.ts';
import type { CommandContent, CommandOptions, WrittenCommand } from '../generation.ts';
import { fitOfRequest } from './fit-of-request.ts';
import type { V2Request, V2RequestBody, V2ServiceProperties } from './own.ts';

const encoder = new TextEncoder();

/** A request as it is written, in JSON and without white space. @throws PlatformError when it lacks what its family needs */
export function writeRequest(
  content: CommandContent,
  { model }: Pick<Product, 'model'>,
  { v2: { family = 'command', objectDeviceId } = {}, write }: CommandOptions,
): WrittenCommand {
  const v2: V2Request = { family, ...(objectDeviceId !== undefined && { objectDeviceId }) };
  const body = bodyOf(content, v2);
  const payload = write ? write.bytes(body) : encoder.encode(JSON.stringify(body));
  return { payload, fit: fitOfRequest(model, content, family), v2 };
}

/** Its members in the order of what the platform was seen to send. */
function bodyOf({ serviceId, cmd, paras }: CommandContent, { family, objectDeviceId }: V2Request): V2RequestBody {
  const object = objectDeviceId !== undefined && { object_device_id: objectDeviceId };
  if (family === 'command') return { ...object, paras, service_id: serviceId, command_name: cmd };
  if (family === 'set') return { ...object, services: servicesOf(paras) };
  const { service_id: asked } = paras;
  return { ...object, ...(asked !== undefined && { service_id: String(asked) }) };
}

/** What a set sets. @throws PlatformError when it is not a list of services */
function servicesOf({ services }: CommandContent['paras']): readonly V2ServiceProperties[] {
  if (Array.isArray(services) && services.every(isObject)) return services as unknown as readonly V2ServiceProperties[];
  throw new PlatformError(
    `A property set has ${JSON.stringify(services) ?? 'nothing'} as paras.services: expected a list of { service_id, properties }.`,
  );
}
