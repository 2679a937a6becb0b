import fc from 'fast-check';
import { isReadable } from '../../../mock-platform/product-model/data-types.ts';
import type { ProductModel } from '../../../mock-platform/product-model/model.ts';
import { nearMisses } from '../near-misses.ts';
import { type DrawnRequest, getOf } from './requests.ts';

/** Each get that fits the model, once: of all services, and of each that has something to read. */
export function everyGet(model: ProductModel): DrawnRequest[] {
  const readable = model.services.filter(({ properties }) => properties.some(isReadable));
  return [getOf(undefined), ...readable.map(({ serviceId }) => getOf(serviceId))];
}

/** Gets that fit the model. Shrinks towards one of all services. */
export function validGet(model: ProductModel): fc.Arbitrary<DrawnRequest> {
  return fc.constantFrom(...everyGet(model));
}

/** Gets of a service that the model has not, some of them a letter away from one that it has. */
export function getOfUnknownService(model: ProductModel): fc.Arbitrary<DrawnRequest> {
  const strangers = nearMisses(model.services.map(({ serviceId }) => serviceId));
  const flaw = (serviceId: string) => `no service ${JSON.stringify(serviceId)} in the model`;
  return fc
    .constantFrom(...strangers)
    .map((serviceId) => getOf(serviceId, { fit: 'unknown-service', flaw: flaw(serviceId) }));
}
