import fc from 'fast-check';
import type { ValueType } from '../../mock-platform/product-model/model.ts';
import { formatEventTime } from '../../mock-platform/protocol/times.ts';
import { jsonBytes } from './json-bytes.ts';
import { numberGrid } from './number-grid.ts';
import { text } from './text.ts';

/** Bytes of a value's JSON text where the caller sets no bound. */
const roomy = 1024;
/** Beyond so many strings, a full list only costs time. */
const mostStrings = 64;

/**
 * Values that a property or parameter of this type may have, its boundaries among the first.
 * Shrinks towards 0 or the value nearest to it, false, the first of an enumeration, the empty string, list or object.
 *
 * @param maxJsonBytes room for the value's JSON text; only strings, lists and objects can heed it
 */
export function validValue(type: ValueType, maxJsonBytes = roomy): fc.Arbitrary<unknown> {
  switch (type.dataType) {
    case 'int':
    case 'long':
    case 'decimal':
      return type.enumList ? fc.constantFrom(...type.enumList.map(Number)) : number(type);
    case 'enum':
    case 'string':
      return type.enumList
        ? fc.constantFrom(...type.enumList)
        : text({ maxLength: type.maxLength ?? Number.POSITIVE_INFINITY, maxJsonBytes });
    case 'DateTime':
      return dateTime();
    case 'jsonObject':
      return jsonObject(Math.min(type.maxLength ?? roomy, maxJsonBytes));
    case 'boolean':
      return fc.boolean();
    case 'string list':
      return stringList(type, maxJsonBytes);
  }
}

/** Bytes that the JSON text of such a value may need however little room there is; `elastic` ones can use more. */
export function roomFor(type: ValueType): { readonly least: number; readonly elastic: boolean } {
  const widest = (values: readonly unknown[]) => ({ least: Math.max(...values.map(jsonBytes)), elastic: false });
  switch (type.dataType) {
    case 'int':
    case 'long': {
      const { first, last, at } = numberGrid(type);
      return widest(type.enumList?.map(Number) ?? [at(first), at(last)]);
    }
    case 'decimal':
      return { least: 24, elastic: false };
    case 'enum':
    case 'string':
      return type.enumList ? widest(type.enumList) : { least: 2, elastic: true };
    case 'DateTime':
      return { least: 18, elastic: false };
    case 'boolean':
      return widest([true, false]);
    case 'jsonObject':
    case 'string list':
      return { least: 2, elastic: true };
  }
}

function number(type: ValueType): fc.Arbitrary<number> {
  const { first, last, at } = numberGrid(type);
  const ends = [0, first, first + 1, last - 1, last].filter((index) => index >= first && index <= last);
  return fc
    .oneof({ withCrossShrink: true }, fc.integer({ min: first, max: last }), fc.constantFrom(...new Set(ends)))
    .map(at);
}

const turnsOfTime = [
  '20240229T000000Z',
  '20231231T235959Z',
  '20240101T000000Z',
  '19700101T000000Z',
  '20380119T031408Z',
];

function dateTime(): fc.Arbitrary<string> {
  const min = new Date('2000-01-01T00:00:00Z');
  const max = new Date('2099-12-31T23:59:59Z');
  return fc.oneof(
    { withCrossShrink: true },
    { arbitrary: fc.date({ min, max, noInvalidDate: true }).map((date) => formatEventTime(date.getTime())), weight: 2 },
    { arbitrary: fc.constantFrom(...turnsOfTime), weight: 1 },
  );
}

const key = fc.oneof(fc.constantFrom(...'abcxyz'), fc.constantFrom('state', 'a b', 'Größe', '键'));
const leaf = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }),
  text({ maxLength: 16, maxJsonBytes: 64 }),
  fc.boolean(),
  fc.constantFrom(null, 0.1, -2.5),
);
const leaves = fc.dictionary(key, leaf, { maxKeys: 2, noNullPrototype: true });
const tree = fc.dictionary(key, fc.oneof(leaf, fc.array(leaf, { maxLength: 3 }), leaves), { maxKeys: 4 });

function jsonObject(room: number): fc.Arbitrary<object> {
  return tree.map((object) => {
    const members = Object.entries(object);
    while (members.length > 0 && jsonBytes(Object.fromEntries(members)) > room) members.pop();
    return Object.fromEntries(members);
  });
}

/** Lists that are short enough however one counts `maxLength`: strings, characters of each, or all of the JSON text. */
function stringList({ enumList, maxLength = roomy }: ValueType, maxJsonBytes: number): fc.Arbitrary<string[]> {
  const room = enumList ? maxJsonBytes : Math.min(maxLength, maxJsonBytes);
  const one = enumList ? fc.constantFrom(...enumList) : text({ maxLength: room, maxJsonBytes: room });
  const fitting = (strings: readonly string[]) => {
    const kept: string[] = [];
    for (const next of strings) if (jsonBytes([...kept, next]) <= room) kept.push(next);
    return kept;
  };
  const full = one.map((first) => fitting([first, ...Array.from({ length: mostStrings }, () => enumList?.[0] ?? 'x')]));
  return fc.oneof(
    { withCrossShrink: true },
    { arbitrary: fc.array(one, { maxLength: 6, size: 'max' }).map(fitting), weight: 4 },
    { arbitrary: full, weight: 1 },
  );
}
