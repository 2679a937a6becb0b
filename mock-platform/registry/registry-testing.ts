import { lamp, lampModel } from '../generations/v1/testing.ts';
import type { RegistryEvent } from './events.ts';
import { Registry, type RegistryOptions } from './registry.ts';

export const product = { productId: lamp.productId, model: lampModel };

/** For tests: a registry with that product, and what it records. */
export function registry(options: Partial<RegistryOptions> = {}) {
  const recorded: RegistryEvent[] = [];
  const registry = new Registry({ record: (event) => recorded.push(event), now: () => 1000, ...options });
  registry.addProduct(product);
  return { registry, recorded };
}
