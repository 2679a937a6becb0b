import type { Parameter, ProductModel } from '../../mock-platform/product-model/model.ts';
import type { DepthResult } from '../result/conformance-result.ts';
import type { Entry } from '../rules/rule.ts';

interface Boundary {
  readonly words: string;
  readonly isMet: (value: unknown) => boolean;
}

/** Every value at the edge of what a parameter of the model allows: how often it was sent. */
export function countBoundaries(model: ProductModel, entries: readonly Entry[]): DepthResult['boundaries'] {
  const values = new Map<string, unknown[]>();
  for (const entry of entries) {
    if (entry.type !== 'command-sent') continue;
    for (const [name, value] of Object.entries(entry.paras)) {
      const key = JSON.stringify([entry.serviceId, entry.cmd, name]);
      values.set(key, [...(values.get(key) ?? []), value]);
    }
  }
  return model.services.flatMap(({ serviceId: service, commands }) =>
    commands.flatMap(({ commandName: command, paras }) =>
      paras.flatMap((parameter) => {
        const sent = values.get(JSON.stringify([service, command, parameter.paraName])) ?? [];
        return boundariesOf(parameter).map(({ words: boundary, isMet }) => {
          return { service, command, parameter: parameter.paraName, boundary, hits: sent.filter(isMet).length };
        });
      }),
    ),
  );
}

/** The least and the greatest value, one step from the least, every value of an enumeration, and the longest text. */
function boundariesOf({ dataType, min, max, step, enumList, maxLength }: Parameter): Boundary[] {
  if (enumList) return enumList.map((item) => ({ words: `enum ${item}`, isMet: (value) => String(value) === item }));
  if (dataType !== 'int' && dataType !== 'decimal') {
    const isLongest = (value: unknown) => typeof value === 'string' && value.length === maxLength;
    return maxLength === undefined ? [] : [{ words: `maxLength ${maxLength}`, isMet: isLongest }];
  }
  const is = (wanted: number) => (value: unknown) => value === wanted;
  const second = step && min !== undefined ? min + step : undefined;
  return [
    ...(min === undefined ? [] : [{ words: `min ${min}`, isMet: is(min) }]),
    ...(max === undefined ? [] : [{ words: `max ${max}`, isMet: is(max) }]),
    ...(second === undefined || (max !== undefined && second > max)
      ? []
      : [{ words: `step ${second}`, isMet: is(second) }]),
  ];
}
