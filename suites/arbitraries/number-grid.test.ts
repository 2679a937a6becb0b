import { describe, expect, test } from 'vitest';
import type { ValueType } from '../../mock-platform/product-model/model.ts';
import { numberGrid } from './number-grid.ts';

const grid = (bounds: Partial<ValueType>, dataType: 'int' | 'decimal' = 'int') =>
  numberGrid({ required: true, ...bounds, dataType });
const all = ({ first, last, at }: ReturnType<typeof numberGrid>) =>
  Array.from({ length: last - first + 1 }, (_, index) => at(first + index));

describe('the numbers of a type', () => {
  test.each<['int' | 'decimal', Partial<ValueType>, number[]]>([
    ['int', { min: 1, max: 4 }, [1, 2, 3, 4]],
    ['int', { min: -1, max: 1 }, [-1, 0, 1]],
    ['int', { min: 5, max: 5 }, [5]],
    ['int', { min: 1, max: 8, step: 3 }, [1, 4, 7]],
    ['int', { min: 0, max: 4, step: 0 }, [0, 1, 2, 3, 4]],
    ['int', { min: 0.5, max: 2.5 }, [1, 2]],
    ['decimal', { min: 0.1, max: 0.5, step: 0.1 }, [0.1, 0.2, 0.3, 0.4, 0.5]],
    ['decimal', { min: -0.1, max: 0.1, step: 0.1 }, [-0.1, 0, 0.1]],
    ['decimal', { min: 1.5, max: 4.7, step: 1.5 }, [1.5, 3, 4.5]],
    ['decimal', { min: 0, max: 3e-7, step: 1e-7 }, [0, 1e-7, 2e-7, 3e-7]],
  ])('%s %o', (dataType, bounds, expected) => {
    expect(all(grid(bounds, dataType))).toEqual(expected);
  });
});

test('decimals without a step go two places further than their bounds', () => {
  const { last, at } = grid({ min: 0, max: 0.5 }, 'decimal');
  expect([last, at(1), at(333)]).toEqual([500, 0.001, 0.333]);
});

test.each<[Partial<ValueType>, number, number]>([
  [{}, -2147483648, 2147483647],
  [{ min: 0 }, 0, 2147483647],
  [{ max: 0 }, -2147483648, 0],
  [{ min: 3e9 }, 3e9, 3e9],
  [{ step: 10 }, -2147483640, 2147483640],
])('int %o ends at %i and %i', (bounds, low, high) => {
  const { first, last, at } = grid(bounds);
  expect([at(first), at(last)]).toEqual([low, high]);
});

test.each<[Partial<ValueType>, number, number]>([
  [{}, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  [{ min: 0, max: 2 ** 40 }, 0, 2 ** 40],
  [{ min: 0, max: 1e16 }, 0, Number.MAX_SAFE_INTEGER],
  [{ min: -1e16, max: 0 }, Number.MIN_SAFE_INTEGER, 0],
  [{ min: 1e16, max: 1.5e16 }, 1e16, 1.5e16],
])('long %o ends at %i and %i', (bounds, low, high) => {
  const { first, last, at } = numberGrid({ required: true, ...bounds, dataType: 'long' });
  expect([at(first), at(last)]).toEqual([low, high]);
});

test.each<['int' | 'decimal', Partial<ValueType>, number]>([
  ['int', { min: -5, max: 5 }, 0],
  ['int', { min: 3, max: 5 }, 3],
  ['int', { min: -5, max: -3 }, -3],
  ['int', { min: -4, max: 8, step: 3 }, -1],
  ['decimal', { min: -1.5, max: 1.5, step: 0.5 }, 0],
  ['decimal', {}, 0],
])('%s %o is plainest at %d', (dataType, bounds, plainest) => {
  expect(grid(bounds, dataType).at(0)).toBe(plainest);
});

test('bounds of any size give numbers', () => {
  const { first, last, at } = grid({ min: -1e300, max: 1e300 }, 'decimal');
  for (const index of [first, 0, last]) expect(Number.isFinite(at(index))).toBe(true);
});
