import { isWhole } from '../../mock-platform/product-model/data-types.ts';
import type { ValueType } from '../../mock-platform/product-model/model.ts';

/** The numbers that the bounds and step of an int, long or decimal allow, numbered from the one nearest to zero, which is 0. */
export interface NumberGrid {
  /** Index of the lowest, not above 0. */
  readonly first: number;
  /** Index of the highest, not below 0. */
  readonly last: number;
  at(index: number): number;
}

/**
 * An int without bounds is taken to be a 32-bit one; a decimal without bounds to be of everyday size. A long goes as far as every
 * reader of JSON can tell one whole number from the next, and an int with wider bounds no further.
 */
const unbounded = {
  int: { low: -(2 ** 31), high: 2 ** 31 - 1 },
  long: { low: Number.MIN_SAFE_INTEGER, high: Number.MAX_SAFE_INTEGER },
  decimal: { low: -1e6, high: 1e6 },
};

/**
 * Counts in whole units of the last decimal place, so that the third of 0.1, 0.2 … is 0.3 and not 0.30000000000000004.
 * A decimal without a step gets two places more than its bounds have.
 */
export function numberGrid({ dataType, min, max, step }: ValueType): NumberGrid {
  const whole = isWhole(dataType);
  const open = whole ? unbounded[dataType] : unbounded.decimal;
  const bounds = [min ?? Math.min(open.low, max ?? 0), max ?? Math.max(open.high, min ?? 0)] as const;
  const [low, high] = whole ? safely(...bounds) : bounds;
  const places = whole ? 0 : decimalPlaces(low, high, step);
  const units = (value: number) => Math.round(value * 10 ** places);
  const stride = Math.max(step ? units(step) : 1, 1);
  // Steps are counted from the lower bound; where there is none, from zero.
  const lowest = whole ? Math.ceil(low) : units(low);
  const start = min === undefined ? Math.ceil(lowest / stride) * stride : lowest;
  const highest = Math.max(whole ? Math.floor(high) : units(high), start);
  const nearest = Math.max(Math.round(-start / stride), 0);
  const plainest = start + Math.min(nearest, Math.floor((highest - start) / stride)) * stride;
  const steps = (distance: number) => Math.min(Math.floor(distance / stride), Number.MAX_SAFE_INTEGER);
  return {
    first: -steps(plainest - start),
    last: steps(highest - plainest),
    at: (index) => (places === 0 ? plainest + index * stride : Number(`${plainest + index * stride}e-${places}`)),
  };
}

/** As far as whole numbers can be told from their neighbours, where the bounds reach into that. */
function safely(low: number, high: number): readonly [number, number] {
  const inner = [Math.max(low, unbounded.long.low), Math.min(high, unbounded.long.high)] as const;
  return inner[0] <= inner[1] ? inner : [low, high];
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
