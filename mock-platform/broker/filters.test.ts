import { expect, test } from 'vitest';
import { Filters } from './filters.ts';

test('there is room for a hundred filters; one that is held already needs none', () => {
  const filters = new Filters();
  const taken = Array.from({ length: 120 }, (_, n) => filters.take(`a/${n}`));
  expect(taken.indexOf(false)).toBe(100);
  expect(taken.lastIndexOf(true)).toBe(99);
  expect(filters.take('a/7')).toBe(true);
  filters.release('a/7');
  expect([filters.take('b'), filters.take('a/7')]).toEqual([true, false]);
});

test('long filters use the room up sooner, counted in bytes', () => {
  const filters = new Filters();
  expect(filters.take('x'.repeat(65_535))).toBe(true);
  expect(filters.take('é')).toBe(false);
  expect(filters.take('y')).toBe(true);
  expect(filters.take('z')).toBe(false);
  filters.release('x'.repeat(65_535));
  expect(filters.take('é')).toBe(true);
});
