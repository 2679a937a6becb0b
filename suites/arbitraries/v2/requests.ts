import type { V2ServiceProperties } from '../../../mock-platform/generations/v2/own.ts';
import type { DrawnCommand } from '../commands.ts';

/** A property set or get to send, before the platform gives it a request id. */
export interface DrawnRequest extends DrawnCommand {
  readonly v2: { readonly family: 'set' | 'get' };
}

/** How it stands to the model, and why not better. */
type Standing = Pick<DrawnCommand, 'fit' | 'flaw'>;

/** A set of these services, as the journal has it. */
export function setOf(services: readonly V2ServiceProperties[], standing: Standing = { fit: 'valid' }): DrawnRequest {
  const serviceId = services[0]?.service_id ?? '';
  return { serviceId, cmd: 'properties/set', paras: { services }, ...standing, v2: { family: 'set' } };
}

/** A get of one service, or of all. */
export function getOf(serviceId: string | undefined, standing: Standing = { fit: 'valid' }): DrawnRequest {
  const paras = serviceId === undefined ? {} : { service_id: serviceId };
  return { serviceId: serviceId ?? '', cmd: 'properties/get', paras, ...standing, v2: { family: 'get' } };
}

/** The services of a set. */
export function servicesOf({ paras }: Pick<DrawnRequest, 'paras'>): readonly V2ServiceProperties[] {
  return paras.services as readonly V2ServiceProperties[];
}
