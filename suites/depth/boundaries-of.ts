import { isNumeric, isWhole } from '../../mock-platform/product-model/data-types.ts';
import type { ValueType } from '../../mock-platform/product-model/model.ts';

/** A value at the edge of what a type allows. */
export interface Boundary {
  readonly words: string;
  readonly isMet: (value: unknown) => boolean;
}

/**
 * The least and the greatest value, one step from the least, every value of an enumeration, true and false, the longest text or
 * object, the empty list. A bound beyond 2^53 is left out: nothing reaches it that every reader of JSON can tell from its neighbours.
 */
export function boundariesOf(type: ValueType): Boundary[] {
  const { dataType, enumList, maxLength } = type;
  if (dataType === 'string list') return listBoundaries(enumList);
  if (enumList) return enumList.map((item) => ({ words: `enum ${item}`, isMet: (value) => String(value) === item }));
  if (dataType === 'boolean') return [true, false].map((wanted) => ({ words: String(wanted), isMet: is(wanted) }));
  if (isNumeric(dataType)) return numberBoundaries(type);
  if (maxLength === undefined) return [];
  return [{ words: `maxLength ${maxLength}`, isMet: (value) => lengthOf(value) === maxLength }];
}

function numberBoundaries({ dataType, min, max, step }: ValueType): Boundary[] {
  const second = step && min !== undefined ? min + step : undefined;
  const isReached = (bound: number) => !isWhole(dataType) || Math.abs(bound) <= Number.MAX_SAFE_INTEGER;
  return [
    ...(min === undefined || !isReached(min) ? [] : [{ words: `min ${min}`, isMet: is(min) }]),
    ...(max === undefined || !isReached(max) ? [] : [{ words: `max ${max}`, isMet: is(max) }]),
    ...(second === undefined || !isReached(second) || (max !== undefined && second > max)
      ? []
      : [{ words: `step ${second}`, isMet: is(second) }]),
  ];
}

function listBoundaries(enumList: readonly string[] = []): Boundary[] {
  const holds = (item: string) => (value: unknown) => Array.isArray(value) && value.includes(item);
  return [
    { words: 'empty', isMet: (value) => Array.isArray(value) && value.length === 0 },
    ...enumList.map((item) => ({ words: `enum ${item}`, isMet: holds(item) })),
  ];
}

function is(wanted: unknown): Boundary['isMet'] {
  return (value) => value === wanted;
}

/** Characters of a text, or of an object's compact JSON. */
function lengthOf(value: unknown): number | undefined {
  const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
  return typeof text === 'string' ? [...text].length : undefined;
}
