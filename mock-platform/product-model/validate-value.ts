import { parseEventTime } from '../protocol/times.ts';
import type { Misfit, ValueType } from './model.ts';
import { isAtLeast, isAtMost, isOnStep } from './number-fit.ts';

/**
 * How a value departs from its type and bounds (ref 7); empty when it fits. Null is as good as absent.
 *
 * - int, decimal: a number. Digits in a string are a tolerated misfit, and held to the bounds (ref 10).
 * - string: a string; a number is not one. `maxLength` counts characters, not bytes.
 * - DateTime: `yyyyMMdd'T'HHmmss'Z'`.
 * - jsonObject: an object, no list and no text. `maxLength` counts the characters of its compact JSON text.
 *
 * An enumeration takes the place of the other bounds.
 */
export function validateValue(type: ValueType, value: unknown, path: string): Misfit[] {
  if (value === undefined || value === null) {
    const actual = value === null ? 'null' : 'nothing';
    return type.required ? [{ path, kind: 'missing', expected: nameOf(type), actual, tolerated: false }] : [];
  }
  const misfit = (kind: Misfit['kind'], expected: string, tolerated = false): Misfit[] => {
    return [{ path, kind, expected, actual: show(value), tolerated }];
  };
  switch (type.dataType) {
    case 'int':
    case 'decimal': {
      const number = readNumber(value, type.dataType);
      if (number === undefined) return misfit('type', nameOf(type));
      const tolerated = typeof value === 'string' ? misfit('type', nameOf(type), true) : [];
      const departure = departureOfNumber(type, number);
      return departure ? [...tolerated, ...misfit(...departure)] : tolerated;
    }
    case 'string':
      if (typeof value !== 'string') return misfit('type', nameOf(type));
      if (type.enumList) return type.enumList.includes(value) ? [] : misfit('enum', listed(type.enumList));
      return isLonger(value, type) ? misfit('length', `at most ${type.maxLength} characters`) : [];
    case 'DateTime':
      return typeof value === 'string' && parseEventTime(value).ok ? [] : misfit('type', nameOf(type));
    case 'jsonObject':
      if (typeof value !== 'object' || Array.isArray(value)) return misfit('type', nameOf(type));
      if (!isLonger(JSON.stringify(value), type)) return [];
      return misfit('length', `at most ${type.maxLength} characters of compact JSON`);
  }
}

function nameOf({ dataType }: ValueType): string {
  return {
    int: 'an int',
    decimal: 'a decimal',
    string: 'a string',
    DateTime: "a DateTime, yyyyMMdd'T'HHmmss'Z'",
    jsonObject: 'an object',
  }[dataType];
}

function readNumber(value: unknown, dataType: 'int' | 'decimal'): number | undefined {
  const isDigits = typeof value === 'string' && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value);
  const number = isDigits ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
  return dataType === 'decimal' || Number.isInteger(number) ? number : undefined;
}

function departureOfNumber(type: ValueType, number: number): [kind: Misfit['kind'], expected: string] | undefined {
  const { min, max, step, enumList } = type;
  if (enumList) return enumList.some((entry) => Number(entry) === number) ? undefined : ['enum', listed(enumList)];
  if (min !== undefined && !isAtLeast(number, min)) return ['range', `at least ${min}`];
  if (max !== undefined && !isAtMost(number, max)) return ['range', `at most ${max}`];
  const base = min ?? 0;
  if (step && !isOnStep(number, base, step)) return ['step', `${base} and steps of ${step}`];
  return undefined;
}

function isLonger(text: string, { maxLength }: ValueType): boolean {
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
