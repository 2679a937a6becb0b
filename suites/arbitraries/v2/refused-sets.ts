import type fc from 'fast-check';
import { isWritable } from '../../../mock-platform/product-model/data-types.ts';
import type { ProductModel, Property, Service } from '../../../mock-platform/product-model/model.ts';
import { flawIn, invalidValue } from '../invalid-values.ts';
import { jsonBytes } from '../json-bytes.ts';
import { nearMisses } from '../near-misses.ts';
import { oneOf } from '../one-of.ts';
import { shortened } from '../shortened.ts';
import { roomFor, validValue } from '../values.ts';
import { type DrawnRequest, setOf } from './requests.ts';
import type { SetChoice } from './settable.ts';

type Limits = Pick<SetChoice, 'maxBytes'>;

/** The property that is set where the model has none. */
const madeUp: Property = { propertyName: 'value', dataType: 'int', required: false, method: 'RW', min: 0, max: 1 };

/**
 * Sets for a service that the model has not, some of them a letter away from one that it has. `undefined` when none fits into
 * `maxBytes`.
 */
export function setOfUnknownService(model: ProductModel, limits: Limits): fc.Arbitrary<DrawnRequest> | undefined {
  const property = model.services.flatMap(({ properties }) => properties).find(isWritable) ?? madeUp;
  const strangers = nearMisses(model.services.map(({ serviceId }) => serviceId));
  return oneOf(
    strangers.map((serviceId) =>
      setOfOne(serviceId, property.propertyName, limits, property)?.map((services) => {
        return setOf(services, {
          fit: 'unknown-service',
          flaw: `no service ${JSON.stringify(serviceId)} in the model`,
        });
      }),
    ),
  );
}

/** Sets of a property that the service has not: a letter away from one that it has, or of another service. */
export function setOfUnknownProperty(model: ProductModel, limits: Limits): fc.Arbitrary<DrawnRequest> | undefined {
  const all = model.services.flatMap(({ properties }) => properties.map(({ propertyName }) => propertyName));
  return oneOf(
    model.services.map(({ serviceId, properties }) => {
      const names = properties.map(({ propertyName }) => propertyName);
      const elsewhere = all.filter((name) => !names.includes(name));
      const strangers = [...new Set([...nearMisses(names), ...elsewhere])];
      const property = properties.find(isWritable) ?? madeUp;
      return oneOf(
        strangers.map((name) =>
          setOfOne(serviceId, name, limits, property)?.map((services) => {
            const flaw = `no property ${JSON.stringify(name)} in service ${serviceId}`;
            return setOf(services, { fit: 'unknown-property', flaw });
          }),
        ),
      );
    }),
  );
}

/** Sets of one property to a value that the model forbids, or of a property that cannot be written. */
export function invalidSet(model: ProductModel, limits: Limits): fc.Arbitrary<DrawnRequest> | undefined {
  return oneOf(model.services.flatMap((service) => service.properties.map((one) => forbidden(service, one, limits))));
}

function forbidden({ serviceId }: Service, property: Property, limits: Limits): fc.Arbitrary<DrawnRequest> | undefined {
  const { propertyName } = property;
  const name = `property ${JSON.stringify(propertyName)}`;
  if (!isWritable(property)) {
    return setOfOne(serviceId, propertyName, limits, property)?.map((services) => {
      const value = services[0]?.properties[propertyName];
      const flaw = `${name} cannot be written: ${shortened(JSON.stringify(value))}`;
      return setOf(services, { fit: 'invalid-parameters', flaw });
    });
  }
  const room = limits.maxBytes - bytesOf(serviceId, propertyName);
  if (room < widestInvalid) return undefined;
  return invalidValue(property, room).map((invalid) => {
    const services = [{ service_id: serviceId, properties: { [propertyName]: invalid.value } }];
    return setOf(services, { fit: 'invalid-parameters', flaw: `${name} is ${flawIn(invalid)}` });
  });
}

/** Bytes that a wrong value may need however little room there is. */
const widestInvalid = 24;

function setOfOne(serviceId: string, propertyName: string, { maxBytes }: Limits, type: Property) {
  const room = maxBytes - bytesOf(serviceId, propertyName);
  if (room < roomFor(type).least) return undefined;
  return validValue(type, room).map((value) => [{ service_id: serviceId, properties: { [propertyName]: value } }]);
}

/** Of a set of one property, without its value. */
function bytesOf(serviceId: string, propertyName: string): number {
  return jsonBytes({ services: [{ service_id: serviceId, properties: { [propertyName]: '' } }] }) - '""'.length;
}
