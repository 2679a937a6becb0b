import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EntryRing } from './entry-ring.ts';

test('it is a list that takes at its end and gives from its beginning', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 200 }), (pushes) => {
      const ring = new EntryRing<number>();
      const list: number[] = [];
      for (const [n, isPush] of pushes.entries()) {
        if (isPush) {
          ring.push(n);
          list.push(n);
        } else {
          expect(ring.shift()).toBe(list.shift());
        }
        expect(ring.size).toBe(list.length);
        expect(ring.all).toEqual(list);
        expect(list.map((_, index) => ring.at(index))).toEqual(list);
        expect([ring.at(-1), ring.at(list.length)]).toEqual([undefined, undefined]);
      }
    }),
  );
});

test('while nothing was taken out, all of it is one and the same array', () => {
  const ring = new EntryRing<number>();
  ring.push(1);
  const { all } = ring;
  ring.push(2);
  expect(ring.all).toBe(all);
});
