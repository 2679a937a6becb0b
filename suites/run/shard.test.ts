import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inShard } from './shard.ts';

test('every item is in exactly one shard, and shards differ by one item at most', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.integer({ min: 1, max: 9 }), (length, count) => {
      const items = Array.from({ length }, (_, at) => at);
      const shards = Array.from({ length: count }, (_, at) => inShard(items, { index: at + 1, count }));
      expect(shards.flat().toSorted((a, b) => a - b)).toEqual(items);
      const sizes = shards.map((shard) => shard.length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }),
  );
});

test('without a shard there is all', () => {
  expect(inShard([1, 2], undefined)).toEqual([1, 2]);
});
