import type { ValueType } from '../../mock-platform/product-model/model.ts';
import { jsonBytes } from './json-bytes.ts';
import { numberGrid } from './number-grid.ts';

/** Of a longer enumeration, the first ones. */
const most = 32;
/** Texts of this length are told from longer ones no more. */
const longest = 4096;

/**
 * The values at the edges of what a property or parameter may be, the plainest first: both ends of its range and what is next to
 * them, each value of an enumeration, the empty and the longest text, list or object. Each is one that the model allows.
 */
export function edgesOf(type: ValueType): unknown[] {
  const { dataType, enumList, maxLength } = type;
  switch (dataType) {
    case 'int':
    case 'long':
    case 'decimal':
      return enumList ? distinct(enumList.slice(0, most).map(Number)) : endsOf(type);
    case 'string':
    case 'enum':
      return distinct(enumList?.slice(0, most) ?? ['', 'x'.repeat(Math.min(maxLength ?? 1, longest))]);
    case 'DateTime':
      return ['20000101T000000Z', '20240229T235959Z'];
    case 'boolean':
      return [false, true];
    case 'jsonObject':
      return [{}, ...longestObject(maxLength)];
    case 'string list':
      return enumList ? [[], ...enumList.slice(0, most).map((one) => [one])] : [[], ...longestList(maxLength)];
  }
}

function endsOf(type: ValueType): number[] {
  const { first, last, at } = numberGrid(type);
  const ends = [0, first, first + 1, last - 1, last].filter((index) => index >= first && index <= last);
  return distinct(ends).map(at);
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

function longestObject(maxLength = 16): object[] {
  const room = Math.min(maxLength, longest) - jsonBytes({ x: '' });
  return room < 0 ? [] : [{ x: 'x'.repeat(room) }];
}

/** One string, so long that the list is not too long, whatever is counted. */
function longestList(maxLength = 16): string[][] {
  const room = Math.min(maxLength, longest) - jsonBytes(['']);
  return room < 0 ? [] : [['x'.repeat(room)]];
}
