import type { ValueType } from '../../mock-platform/product-model/model.ts';

/** The numbers that the bounds and step of an int or decimal allow, numbered from the lowest. */
export interface NumberGrid {
  /** Index of the highest. */
  readonly last: number;
  /** Index of the one nearest to zero. */
  readonly plainest: number;
  at(index: number): number;
}

/** An int without bounds is taken to be a 32-bit one; a decimal without bounds to be of everyday size. */
const unbounded = { int: { low: -(2 ** 31), high: 2 ** 31 - 1 }, decimal: { low: -1e6, high: 1e6 } };

/**
 * Counts in whole units of the last decimal place, so that the third of 0.1, 0.2 … is 0.3 and not 0.30000000000000004.
 * A decimal without a step gets two places more than its bounds have.
 */
export function numberGrid(type: ValueType): NumberGrid {
  const whole = type.dataType === 'int';
  const open = whole ? unbounded.int : unbounded.decimal;
  const low = type.min ?? Math.min(open.low, type.max ?? 0);
  const high = type.max ?? Math.max(open.high, type.min ?? 0);
  const places = whole ? 0 : decimalPlaces(low, high, type.step);
  const units = (value: number) => Math.round(value * 10 ** places);
  const stride = Math.max(type.step ? units(type.step) : 1, 1);
  // Steps are counted from the lower bound; where there is none, from zero.
  const lowest = whole ? Math.ceil(low) : units(low);
  const first = type.min === undefined ? Math.ceil(lowest / stride) * stride : lowest;
  const highest = whole ? Math.floor(high) : units(high);
  const last = Math.max(Math.min(Math.floor((highest - first) / stride), Number.MAX_SAFE_INTEGER), 0);
  return {
    last,
    plainest: Math.min(Math.max(Math.round(-first / stride), 0), last),
    at: (index) => (places === 0 ? first + index * stride : Number(`${first + index * stride}e-${places}`)),
  };
}

function decimalPlaces(low: number, high: number, step?: number): number {
  if (step) return Math.max(placesOf(low), placesOf(high), placesOf(step));
  const wanted = Math.max(placesOf(low), placesOf(high)) + 2;
  const countable = Math.floor(15 - Math.log10(Math.max(Math.abs(low), Math.abs(high), 1)));
  return Math.max(Math.min(wanted, countable), 0);
}

function placesOf(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.max((digits.split('.')[1] ?? '').length - Number(exponent), 0);
}
