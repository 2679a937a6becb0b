import { isWritable } from '../../mock-platform/product-model/data-types.ts';
import type { ProductModel, ValueType } from '../../mock-platform/product-model/model.ts';
import type { DepthResult } from '../result/conformance-result.ts';
import type { Entry } from '../rules/rule.ts';
import { boundariesOf } from './boundaries-of.ts';

type Row = DepthResult['boundaries'][number];
type Place = Omit<Row, 'boundary' | 'hits'>;

/**
 * Every value at the edge of what a parameter of the model allows: how often it was sent. Where properties are set, the same of each
 * that can be written: there the command is `properties/set`.
 */
export function countBoundaries(model: ProductModel, entries: readonly Entry[]): DepthResult['boundaries'] {
  const sent = new Map<string, unknown[]>();
  const note = (place: Place, value: unknown) => {
    const key = keyOf(place);
    const values = sent.get(key);
    if (values) values.push(value);
    else sent.set(key, [value]);
  };
  let areSet = false;
  for (const entry of entries) {
    if (entry.type !== 'command-sent' || entry.v2?.family === 'get') continue;
    const { serviceId: service, cmd: command, paras } = entry;
    if (entry.v2?.family === 'set') areSet = true;
    for (const [where, members] of entry.v2?.family === 'set' ? servicesOf(paras) : [[service, paras] as const]) {
      for (const [parameter, value] of Object.entries(members)) note({ service: where, command, parameter }, value);
    }
  }
  const rowsOf = (place: Place, type: ValueType): Row[] => {
    const values = sent.get(keyOf(place)) ?? [];
    return boundariesOf(type).map(({ words: boundary, isMet }) => {
      return { ...place, boundary, hits: values.filter(isMet).length };
    });
  };
  const ofCommands = model.services.flatMap(({ serviceId: service, commands }) =>
    commands.flatMap(({ commandName: command, paras }) =>
      paras.flatMap((parameter) => rowsOf({ service, command, parameter: parameter.paraName }, parameter)),
    ),
  );
  const ofSets = model.services.flatMap(({ serviceId: service, properties }) =>
    properties
      .filter(isWritable)
      .flatMap((property) =>
        rowsOf({ service, command: 'properties/set', parameter: property.propertyName }, property),
      ),
  );
  return areSet ? [...ofCommands, ...ofSets] : ofCommands;
}

function keyOf({ service, command, parameter }: Place): string {
  return JSON.stringify([service, command, parameter]);
}

/** What a set sets, by serviceId; nothing of one that is written otherwise. */
function servicesOf({ services }: Entry<'command-sent'>['paras']): [serviceId: string, properties: object][] {
  if (!Array.isArray(services)) return [];
  return services.flatMap((one) => {
    const { service_id: serviceId, properties } = (one ?? {}) as { service_id?: unknown; properties?: unknown };
    return typeof properties === 'object' && properties !== null ? [[String(serviceId), properties]] : [];
  });
}
