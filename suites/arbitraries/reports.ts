import fc from 'fast-check';
import { isReported } from '../../mock-platform/product-model/data-types.ts';
import type { ProductModel, Property, ValueType } from '../../mock-platform/product-model/model.ts';
import type { ReportedService } from '../device/device.ts';
import { validValue } from './values.ts';

/** Room for one value's JSON text: enough for long strings, and a report of many stays far below 1 MB (ref 9). */
const room = 4096;

/**
 * What the suite tells an adapter to report: one or more of the model's services, each with its required properties and any of
 * the others, at least one, and none that can only be written. Numbers go to the last bit where the model leaves them free. Shrinks towards few services
 * with few and plain values. `undefined` when no service of the model has such properties.
 */
export function reportServices(model: ProductModel): fc.Arbitrary<ReportedService[]> | undefined {
  const services = model.services
    .map(({ serviceId, properties }) => ({ serviceId, properties: properties.filter(isReported) }))
    .filter(({ properties }) => properties.length > 0)
    .map(({ serviceId, properties }) => serviceData(properties).map((serviceData) => ({ serviceId, serviceData })));
  if (services.length === 0) return undefined;
  return fc
    .tuple(...services.map((service) => fc.option(service, { freq: 2 })))
    .map((chosen) => chosen.filter((service) => service !== null))
    .filter((chosen) => chosen.length > 0);
}

function serviceData(properties: readonly Property[]): fc.Arbitrary<Record<string, unknown>> {
  const values = properties.map((property) => [property.propertyName, propertyValue(property)] as const);
  const requiredKeys = properties.filter(({ required }) => required).map(({ propertyName }) => propertyName);
  return fc
    .record(Object.fromEntries(values), { requiredKeys, noNullPrototype: true })
    .filter((data) => Object.keys(data).length > 0);
}

function propertyValue(type: ValueType): fc.Arbitrary<unknown> {
  const isFree = type.dataType === 'decimal' && !type.step && !type.enumList;
  return isFree
    ? fc.oneof({ withCrossShrink: true }, validValue(type, room), preciseNumber(type))
    : validValue(type, room);
}

const landmarks = [
  0.1,
  1 / 3,
  1e-7,
  1e21,
  2 ** 53 - 1,
  1 - 2 ** 53,
  Number.MAX_VALUE,
  Number.MIN_VALUE,
  1 + Number.EPSILON,
];

/** Doubles whose every digit counts. */
function preciseNumber({ min = -Number.MAX_VALUE, max = Number.MAX_VALUE }: ValueType): fc.Arbitrary<number> {
  const anywhere = fc.double({ min, max, noNaN: true });
  const within = landmarks.filter((number) => number >= min && number <= max);
  // Adding 0 turns the negative zero, which JSON.stringify writes as 0, into the one that comes back.
  return fc.oneof(anywhere, ...(within.length > 0 ? [fc.constantFrom(...within)] : [])).map((number) => number + 0);
}
