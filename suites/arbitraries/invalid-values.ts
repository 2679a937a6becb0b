import fc from 'fast-check';
import { isWhole } from '../../mock-platform/product-model/data-types.ts';
import type { Misfit, ValueType } from '../../mock-platform/product-model/model.ts';
import { jsonBytes } from './json-bytes.ts';
import { nearMisses } from './near-misses.ts';
import { type NumberGrid, numberGrid } from './number-grid.ts';
import { oneOf } from './one-of.ts';
import { shortened } from './shortened.ts';

export interface InvalidValue {
  readonly value: unknown;
  readonly kind: Misfit['kind'];
}

const flaws: Record<Misfit['kind'], string> = {
  type: 'of another type',
  unknown: 'not in the model',
  missing: 'missing',
  range: 'out of range',
  step: 'off its step',
  length: 'too long',
  enum: 'none of its enumeration',
};

/** What is wrong with it, completing "… is". */
export function flawIn({ value, kind }: InvalidValue): string {
  return `${flaws[kind]}: ${shortened(JSON.stringify(value))}`;
}

/** Bytes of a value's JSON text where the caller sets no bound. */
const roomy = 1024;

type Faults = { readonly [kind in Misfit['kind']]?: fc.Arbitrary<unknown> | undefined };

/**
 * Values that break the type in one way, named by `kind`. What the platform takes all the same, such as digits in a
 * string for an int, is not among them. Shrinks towards a wrong type.
 */
export function invalidValue(type: ValueType, maxJsonBytes = roomy): fc.Arbitrary<InvalidValue> {
  const labelled = Object.entries(faults(type, maxJsonBytes)).flatMap(([kind, values]) =>
    values ? [values.map((value): InvalidValue => ({ value, kind: kind as Misfit['kind'] }))] : [],
  );
  return fc.oneof({ withCrossShrink: true }, ...labelled);
}

function faults(type: ValueType, room: number): Faults {
  switch (type.dataType) {
    case 'int':
    case 'long':
      return { type: fc.constantFrom<unknown>('warm', '', [], {}, [1], 1.5), ...numberFaults(type) };
    case 'decimal':
      return { type: fc.constantFrom<unknown>('warm', '', [], {}, [1.5]), ...numberFaults(type) };
    case 'string':
      return {
        type: fc.constantFrom<unknown>(42, [], {}, ['text']),
        length: tooLong(type, room),
        enum: type.enumList && outside(type.enumList, room),
      };
    case 'DateTime':
      return { type: fc.constantFrom<unknown>('now', '20241301T000000Z', '20230229T000000Z', [], {}) };
    case 'jsonObject':
      return { type: fc.constantFrom<unknown>([], 'text', 42, [{}]), length: tooLongObject(type, room) };
    case 'enum':
      return { type: fc.constantFrom<unknown>([], {}, [0]), enum: outside(type.enumList ?? [], room) };
    case 'boolean':
      return { type: fc.constantFrom<unknown>('maybe', '', 2, [], {}, [true]) };
    case 'string list':
      return {
        type: fc.constantFrom<unknown>('text', 42, {}, [1], ['text', null], [[]]),
        length: tooLongList(type, room),
        enum: type.enumList && outside(type.enumList, room - '[]'.length)?.map((stranger) => [stranger]),
      };
  }
}

function numberFaults(type: ValueType): Faults {
  if (type.enumList) return { enum: fc.constant(Math.max(...type.enumList.map(Number)) + 1) };
  const grid = numberGrid(type);
  const { first, last, at } = grid;
  const below = type.min === undefined ? undefined : stepsBeyond(type.min, at(first), grid);
  const above = type.max === undefined ? undefined : stepsBeyond(type.max, at(last), grid);
  return {
    range: oneOf([below?.map((steps) => at(first - steps)), above?.map((steps) => at(last + steps))]),
    step: type.step ? betweenSteps(grid, type.dataType) : undefined,
  };
}

/**
 * Steps beyond a bound: one or more, enough that the rules do not accept them as the error of a 32-bit float. None where the grid
 * ends long before it: a bound beyond 2^53.
 */
function stepsBeyond(bound: number, end: number, { at }: NumberGrid): fc.Arbitrary<number> | undefined {
  if (Math.abs(bound - end) > at(1) - at(0)) return undefined;
  const nearest = Math.max(Math.ceil((Math.abs(bound) * 1e-6) / (at(1) - at(0))), 1);
  if (!Number.isSafeInteger(nearest)) return undefined;
  return fc.oneof({ withCrossShrink: true }, fc.constant(nearest), fc.integer({ min: nearest, max: nearest + 1000 }));
}

/** Numbers half-way between two of the grid, near enough to zero for a 32-bit float to tell them from either. */
function betweenSteps({ first, last, at }: NumberGrid, dataType: ValueType['dataType']) {
  const gap = at(1) - at(0);
  const reach = Math.floor(2 ** 20 - Math.abs(at(0)) / gap);
  if (first === last || reach < 1 || (isWhole(dataType) && gap === 1)) return undefined;
  return fc
    .integer({ min: Math.max(first, -reach), max: Math.min(last - 1, reach) })
    .map((index) => (at(index) + at(index + 1)) / 2)
    .map(isWhole(dataType) ? Math.floor : Number);
}

function outside(names: readonly string[], room: number): fc.Arbitrary<string> | undefined {
  const strangers = nearMisses(names).filter((name) => jsonBytes(name) <= room);
  return strangers.length > 0 ? fc.constantFrom(...strangers) : undefined;
}

function tooLong({ maxLength, enumList }: ValueType, room: number): fc.Arbitrary<string> | undefined {
  if (maxLength === undefined || enumList) return undefined;
  const most = Math.min(room - 2, maxLength + 64);
  if (most <= maxLength) return undefined;
  return fc.integer({ min: maxLength + 1, max: most }).map((length) => 'x'.repeat(length));
}

function tooLongObject({ maxLength }: ValueType, room: number): fc.Arbitrary<object> | undefined {
  if (maxLength === undefined) return undefined;
  const value = { long: 'x'.repeat(maxLength) };
  return jsonBytes(value) > room ? undefined : fc.constant(value);
}

function tooLongList({ maxLength, enumList }: ValueType, room: number): fc.Arbitrary<string[]> | undefined {
  if (maxLength === undefined || enumList) return undefined;
  const value = Array.from({ length: maxLength + 1 }, () => 'x'.repeat(maxLength + 1));
  return jsonBytes(value) > room ? undefined : fc.constant(value);
}
