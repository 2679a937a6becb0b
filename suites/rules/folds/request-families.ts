import type { V2Family } from '../../../mock-platform/generations/v2/own.ts';
import type { Entry } from '../rule.ts';

export const families: readonly V2Family[] = ['command', 'set', 'get'];

const words: Readonly<Record<V2Family, string>> = { command: 'command', set: 'property set', get: 'property get' };

/** What a request of the family is called. */
export function wordFor(family: V2Family): string {
  return words[family];
}

/** Of which family a request is, or what became of one: where there is only one, all are commands. */
export function familyOf({ v2 }: { readonly v2?: { readonly family: V2Family } | undefined }): V2Family {
  return v2?.family ?? 'command';
}

type Request = Pick<Entry<'command-sent'>, 'serviceId' | 'cmd' | 'v2'> & Partial<Pick<Entry<'command-sent'>, 'paras'>>;

/** A request by what it asks for: `Light/SET_LEVEL`, `the property set of Light, Battery`, `the property get of all services`. */
export function titleOf({ serviceId, cmd, paras = {}, v2 }: Request): string {
  const family = familyOf({ v2 });
  if (family === 'command') return `${serviceId}/${cmd}`;
  const services = Array.isArray(paras.services) ? paras.services.map(serviceIn) : [serviceId];
  const named = [...new Set(services)].filter((name) => name !== '').join(', ');
  return `the ${words[family]} of ${named || (family === 'get' ? 'all services' : 'no service')}`;
}

function serviceIn(service: unknown): string {
  const { service_id: name } = (service ?? {}) as { readonly service_id?: unknown };
  return typeof name === 'string' ? name : '';
}
