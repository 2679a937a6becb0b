import type fc from 'fast-check';
import type { V2ServiceProperties } from '../../../mock-platform/generations/v2/own.ts';
import type { ProductModel } from '../../../mock-platform/product-model/model.ts';
import { jsonBytes } from '../json-bytes.ts';
import { oneOf } from '../one-of.ts';
import { parameters, type Slot } from '../parameters.ts';
import { roomFor, validValue } from '../values.ts';
import { type DrawnRequest, setOf } from './requests.ts';
import { type SetChoice, type SettableService, settableIn } from './settable.ts';

/**
 * Property sets that fit the model: of one property, or of several of one or more services at once. Shrinks towards the first
 * property that can be written, with a plain value. `undefined` when none fits into `maxBytes`.
 */
export function validSet(model: ProductModel, choice: SetChoice): fc.Arbitrary<DrawnRequest> | undefined {
  const services = settableIn(model, choice);
  const { maxBytes } = choice;
  const single = oneOf(
    services.flatMap(({ serviceId, properties }) =>
      properties.map((property) => several([{ serviceId, properties: [property] }], maxBytes)),
    ),
  );
  const ofOneService = oneOf(services.map((service) => several([service], maxBytes)));
  const ofTwo = oneOf(
    services.slice(1).map((service, index) => several([...services.slice(index, index + 1), service], maxBytes)),
  );
  const drawn = oneOf([single, ofOneService, ofTwo, several(services, maxBytes)]);
  return drawn?.map((drawnServices) => setOf(drawnServices));
}

/** At least one property of these services; those that do not fit are left out. */
function several(
  services: readonly SettableService[],
  maxBytes: number,
): fc.Arbitrary<V2ServiceProperties[]> | undefined {
  const bare = services.map(({ serviceId }) => ({ service_id: serviceId, properties: {} }));
  const room = maxBytes - jsonBytes({ services: bare });
  const slots = services.flatMap(({ properties }, index) =>
    properties.map(({ propertyName, ...type }): Slot => {
      const draw = (most: number) => validValue(type, most);
      return { name: nameIn(index, propertyName), required: false, ...roomFor(type), draw };
    }),
  );
  const fitting = slots.filter((slot) => parameters([{ ...slot, required: true }], room));
  if (fitting.length === 0) return undefined;
  // One alone is there; of more than one, some are.
  return parameters(
    fitting.map((slot) => ({ ...slot, required: fitting.length === 1 })),
    room,
  )
    ?.map((members) => grouped(services, members))
    .filter((drawn) => drawn.length > 0);
}

/** Two services may have a property of one name. */
function nameIn(index: number, propertyName: string): string {
  return `${index} ${propertyName}`;
}

function grouped(services: readonly SettableService[], members: Readonly<Record<string, unknown>>) {
  return services.flatMap(({ serviceId, properties }, index): V2ServiceProperties[] => {
    const set = properties.flatMap(({ propertyName }) => {
      const key = nameIn(index, propertyName);
      return Object.hasOwn(members, key) ? [[propertyName, members[key]] as const] : [];
    });
    return set.length > 0 ? [{ service_id: serviceId, properties: Object.fromEntries(set) }] : [];
  });
}
