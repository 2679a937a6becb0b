import type { V2ServiceProperties } from '../../../mock-platform/generations/v2/own.ts';
import type { ProductModel } from '../../../mock-platform/product-model/model.ts';
import { edgesOf } from '../edges.ts';
import { jsonBytes } from '../json-bytes.ts';
import { type DrawnRequest, setOf } from './requests.ts';
import { type SetChoice, type SettableService, settableIn } from './settable.ts';

/**
 * Sets in which every property that can be written has each of its edges at least once, as many properties of as many services at
 * once as fit into `maxBytes`. The same for the same model: what a run shows of a device must not depend on its seed. Edges that do
 * not fit alone are left out.
 */
export function edgeSets(model: ProductModel, choice: SetChoice): DrawnRequest[] {
  const { maxBytes } = choice;
  const rows = settableIn(model, choice).map((service) => withEdges(service, maxBytes));
  const rounds = Math.max(0, ...rows.flat().map(({ edges }) => edges.length));
  return Array.from({ length: rounds }, (_, round) => round).flatMap((round) => {
    const values = rows.flat().map(({ edges, ...member }) => ({ ...member, value: edges[round % edges.length] }));
    return packed(values, maxBytes).map((services) => setOf(services));
  });
}

interface Member {
  readonly serviceId: string;
  readonly propertyName: string;
}

function withEdges({ serviceId, properties }: SettableService, maxBytes: number): (Member & { edges: unknown[] })[] {
  return properties
    .map(({ propertyName, ...type }) => {
      const fits = (value: unknown) => bytesOf(added([], { serviceId, propertyName, value })) <= maxBytes;
      return { serviceId, propertyName, edges: edgesOf(type).filter(fits) };
    })
    .filter(({ edges }) => edges.length > 0);
}

/** As few sets as fit, in this order. */
function packed(values: readonly (Member & { readonly value: unknown })[], maxBytes: number): V2ServiceProperties[][] {
  const sets: V2ServiceProperties[][] = [];
  for (const value of values) {
    const last = sets.at(-1);
    const fuller = last && added(last, value);
    if (fuller && bytesOf(fuller) <= maxBytes) sets[sets.length - 1] = fuller;
    else sets.push(added([], value));
  }
  return sets;
}

function added(
  services: readonly V2ServiceProperties[],
  { serviceId, propertyName, value }: Member & { readonly value: unknown },
): V2ServiceProperties[] {
  const last = services.at(-1);
  if (last?.service_id !== serviceId)
    return [...services, { service_id: serviceId, properties: { [propertyName]: value } }];
  return [...services.slice(0, -1), { ...last, properties: { ...last.properties, [propertyName]: value } }];
}

function bytesOf(services: readonly V2ServiceProperties[]): number {
  return jsonBytes({ services });
}
