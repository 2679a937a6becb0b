import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareOf } from './share.ts';

test('every item is in exactly one share, and shares differ by one item at most', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.integer({ min: 1, max: 9 }), (length, count) => {
      const items = Array.from({ length }, (_, at) => at);
      const shares = Array.from({ length: count }, (_, at) => shareOf(items, { index: at + 1, count }));
      expect(shares.flat().toSorted((a, b) => a - b)).toEqual(items);
      const sizes = shares.map((share) => share.length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }),
  );
});

test('without a share there is all', () => {
  expect(shareOf([1, 2], undefined)).toEqual([1, 2]);
});
