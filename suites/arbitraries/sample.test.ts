import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sample } from './sample.ts';

test('the same seed gives the same values', () => {
  expect(sample(fc.string(), 7, 50)).toEqual(sample(fc.string(), 7, 50));
});

test('another seed gives other values', () => {
  expect(sample(fc.string(), 7, 50)).not.toEqual(sample(fc.string(), 8, 50));
});

test('as many values come as are asked for', () => {
  expect(sample(fc.nat(), 1, 3)).toHaveLength(3);
});
