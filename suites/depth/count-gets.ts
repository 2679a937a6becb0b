import { isReadable } from '../../mock-platform/product-model/data-types.ts';
import type { ProductModel } from '../../mock-platform/product-model/model.ts';
import type { DepthResult } from '../result/conformance-result.ts';
import type { Entry } from '../rules/rule.ts';
import { count } from './count-commands.ts';

/**
 * How often each service that has something to read was asked for its properties, and all at once, and how often the device answered.
 * Undefined where none was asked for.
 */
export function countGets({ services }: ProductModel, entries: readonly Entry[]): DepthResult['gets'] {
  const asked = new Map<string, number>();
  const answered = new Map<string, number>();
  for (const entry of entries) {
    if (entry.type === 'command-sent' && entry.v2?.family === 'get') count(asked, entry.serviceId);
    if (entry.type === 'command-answered' && entry.v2?.family === 'get') count(answered, entry.serviceId);
  }
  if (asked.size === 0) return undefined;
  const readable = services.filter(({ properties }) => properties.some(isReadable)).map(({ serviceId }) => serviceId);
  return ['', ...readable].map((service) => {
    return { service, asked: asked.get(service) ?? 0, answered: answered.get(service) ?? 0 };
  });
}
