import { parseEventTime, parseMillisecondTime } from '../protocol/times.ts';
import { isWhole } from './data-types.ts';
import type { Misfit, ValueType } from './model.ts';
import { isAtLeast, isAtMost, isOnStep } from './number-fit.ts';

/** How a generation of the protocol writes values, where they differ. */
export interface ValueForms {
  /** A DateTime may also be `yyyy-MM-dd'T'HH:mm:ss.SSS'Z'`, as in generation 2. */
  readonly milliseconds?: boolean;
}

/** What a value departs in, and what the model expects there. */
type Departure = readonly [kind: Misfit['kind'], expected: string, tolerated?: boolean];

/**
 * How a value departs from its type and bounds (ref 7); empty when it fits. Null is as good as absent.
 *
 * - int, long, decimal: a number. Digits in a string are a tolerated misfit, and held to the bounds (ref 10). A number above 2^53 is
 *   known as JSON.parse has rounded it: the bounds allow for that.
 * - string: a string; a number is not one. `maxLength` counts characters, not bytes.
 * - DateTime: `yyyyMMdd'T'HHmmss'Z'`, or what `forms` says.
 * - jsonObject: an object, no list and no text. `maxLength` counts the characters of its compact JSON text.
 * - enum: one of its texts. A number or boolean in its place is a tolerated misfit.
 * - boolean: true or false. 0, 1 and the words in a string are tolerated misfits: no source says that the platform refuses them.
 * - string list: a list of strings. What `maxLength` counts is not documented: too long is what is too long however one counts.
 *
 * An enumeration takes the place of the other bounds.
 */
export function validateValue(type: ValueType, value: unknown, path: string, forms: ValueForms = {}): Misfit[] {
  if (value === undefined || value === null) {
    const actual = value === null ? 'null' : 'nothing';
    return type.required ? [{ path, kind: 'missing', expected: nameOf(type, forms), actual, tolerated: false }] : [];
  }
  return departures(type, value, forms).map(([kind, expected, tolerated = false]) => {
    return { path, kind, expected, actual: show(value), tolerated };
  });
}

function departures(type: ValueType, value: unknown, forms: ValueForms): Departure[] {
  const otherType = (): Departure => ['type', nameOf(type, forms)];
  const standsFor = (): Departure => ['type', nameOf(type, forms), true];
  switch (type.dataType) {
    case 'int':
    case 'long':
    case 'decimal': {
      const number = readNumber(type, value);
      if (number === undefined) return [otherType()];
      const departure = departureOfNumber(type, number);
      return [...(typeof value === 'string' ? [standsFor()] : []), ...(departure ? [departure] : [])];
    }
    case 'string':
      if (typeof value !== 'string') return [otherType()];
      if (type.enumList) return type.enumList.includes(value) ? [] : [['enum', listed(type.enumList)]];
      return isLonger(value, type) ? [['length', `at most ${type.maxLength} characters`]] : [];
    case 'DateTime':
      return typeof value === 'string' && isTime(value, forms) ? [] : [otherType()];
    case 'jsonObject':
      if (typeof value !== 'object' || Array.isArray(value)) return [otherType()];
      if (!isLonger(JSON.stringify(value), type)) return [];
      return [['length', `at most ${type.maxLength} characters of compact JSON`]];
    case 'enum':
      if (type.enumList?.includes(wordOf(value))) return typeof value === 'string' ? [] : [standsFor()];
      return typeof value === 'string' ? [['enum', nameOf(type, forms)]] : [otherType()];
    case 'boolean':
      if (typeof value === 'boolean') return [];
      return [/^(?:[01]|true|false)$/i.test(wordOf(value)) ? standsFor() : otherType()];
    case 'string list':
      return isListOfStrings(value) ? departuresOfList(type, value) : [otherType()];
  }
}

function departuresOfList({ enumList, maxLength }: ValueType, value: readonly string[]): Departure[] {
  if (enumList) return value.every((one) => enumList.includes(one)) ? [] : [['enum', `each ${listed(enumList)}`]];
  if (maxLength === undefined || value.length <= maxLength) return [];
  if (!value.some((one) => isLonger(one, { maxLength }))) return [];
  return [['length', `at most ${maxLength}, whether strings or characters of each are counted`]];
}

function nameOf({ dataType, enumList = [] }: ValueType, { milliseconds }: ValueForms): string {
  switch (dataType) {
    case 'int':
      return 'an int';
    case 'DateTime':
      return milliseconds
        ? "a DateTime, yyyyMMdd'T'HHmmss'Z' or yyyy-MM-dd'T'HH:mm:ss.SSS'Z'"
        : "a DateTime, yyyyMMdd'T'HHmmss'Z'";
    case 'jsonObject':
      return 'an object';
    case 'enum':
      return listed(enumList);
    case 'string list':
      return 'a list of strings';
    default:
      return `a ${dataType}`;
  }
}

function readNumber({ dataType }: ValueType, value: unknown): number | undefined {
  const isDigits = typeof value === 'string' && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value);
  const number = isDigits ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
  return isWhole(dataType) && !Number.isInteger(number) ? undefined : number;
}

function departureOfNumber(type: ValueType, number: number): Departure | undefined {
  const { dataType, min, max, step, enumList } = type;
  if (enumList) return enumList.some((entry) => Number(entry) === number) ? undefined : ['enum', listed(enumList)];
  if (min !== undefined && !isAtLeast(number, min)) return ['range', `at least ${min}`];
  if (max !== undefined && !isAtMost(number, max)) return ['range', `at most ${max}`];
  if (dataType === 'long' && Math.abs(number) > 2 ** 63) {
    return ['range', 'a number of 64 bits, -9223372036854775808 to 9223372036854775807'];
  }
  const base = min ?? 0;
  if (step && !isOnStep(number, base, step)) return ['step', `${base} and steps of ${step}`];
  return undefined;
}

function isTime(text: string, { milliseconds }: ValueForms): boolean {
  return parseEventTime(text).ok || (milliseconds === true && parseMillisecondTime(text).ok);
}

function isListOfStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** A number, a boolean or a text as a text; empty for anything else. */
function wordOf(value: unknown): string {
  return typeof value === 'object' ? '' : String(value);
}

function isLonger(text: string, { maxLength }: Pick<ValueType, 'maxLength'>): boolean {
  if (maxLength === undefined || text.length <= maxLength) return false;
  return [...text].length > maxLength;
}

function listed(enumList: readonly string[]): string {
  return `one of ${enumList.map((entry) => JSON.stringify(entry)).join(', ')}`;
}

/** A value as it may stand in a report. */
function show(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length <= 120 ? text : `${text.slice(0, 120)}… (${text.length} characters)`;
}
