import type { PropertyRequest } from '../generation.ts';
import { downOf } from './topics.ts';

/** A request to set properties. */
export function setOf(
  services: readonly { readonly serviceId: string; readonly properties: Readonly<Record<string, unknown>> }[],
): PropertyRequest {
  const listed = services.map(({ serviceId, properties }) => ({ service_id: serviceId, properties }));
  return {
    serviceId: services[0]?.serviceId ?? '',
    cmd: downOf.set,
    paras: { services: listed },
    v2: { family: 'set' },
  };
}

/** A request for the properties of one service, or of all. */
export function getOf(serviceId?: string): PropertyRequest {
  const paras = serviceId === undefined ? {} : { service_id: serviceId };
  return { serviceId: serviceId ?? '', cmd: downOf.get, paras, v2: { family: 'get' } };
}
