import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OldestFirst, type Place } from './oldest-first.ts';

test('whatever is taken out, the oldest is the one that came first of those that are left', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat({ max: 20 })), { maxLength: 60 }), (steps) => {
      const list = new OldestFirst<number>();
      const expected: Place<number>[] = [];
      for (const [index, step] of steps.entries()) {
        if (step === null) expected.push(list.add(index));
        else for (const place of expected.splice(step % (expected.length + 1), 1)) list.remove(place);
        expect([list.size, list.oldest]).toEqual([expected.length, expected[0]?.value]);
      }
    }),
  );
});
