import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Parameter } from '../../mock-platform/product-model/model.ts';
import { jsonBytes } from './json-bytes.ts';
import { parameters, validSlot } from './parameters.ts';
import { valueType } from './product-models.ts';
import { sample } from './sample.ts';
import { simplest } from './simplest.ts';

const paras: Parameter[] = [
  { paraName: 'note', dataType: 'string', required: false, maxLength: 500 },
  { paraName: 'level', dataType: 'int', required: true, min: 0, max: 9 },
];
const slots = paras.map(validSlot);

test('required members are always there, optional ones come and go', () => {
  const shapes = sample(parameters(slots, 500) as fc.Arbitrary<object>, 1, 100).map((drawn) =>
    Object.keys(drawn).join(),
  );
  expect(new Set(shapes)).toEqual(new Set(['note,level', 'level']));
});

test('optional members that do not fit are left out', () => {
  for (const drawn of sample(parameters(slots, 18) as fc.Arbitrary<object>, 1, 100)) {
    expect(Object.keys(drawn)).toEqual(['level']);
  }
});

test('there are none when the required members do not fit', () => {
  expect(parameters(slots, 9)).toBeUndefined();
});

test('members shrink to the required ones', () => {
  expect(simplest(parameters(slots, 500) as fc.Arbitrary<object>, 1)).toEqual({ level: 0 });
});

test('what is drawn keeps to its room, and uses all of it', () => {
  const named = fc
    .tuple(valueType(), fc.stringMatching(/^[a-z]{1,8}$/))
    .map(([type, paraName]) => ({ ...type, paraName }));
  const drawn = fc
    .tuple(fc.uniqueArray(named, { selector: ({ paraName }) => paraName, maxLength: 4 }), fc.nat({ max: 300 }))
    .chain(([paras, room]) => {
      const arbitrary = parameters(paras.map(validSlot), room);
      return arbitrary ? arbitrary.map((members) => ({ room, members })) : fc.constant({ room, members: {} });
    });
  fc.assert(
    fc.property(drawn, ({ room, members }) => {
      expect(jsonBytes(members) - '{}'.length).toBeLessThanOrEqual(room);
    }),
    { numRuns: 500 },
  );
  const sizes = sample(parameters(slots, 100) as fc.Arbitrary<object>, 1, 300).map(jsonBytes);
  expect(Math.max(...sizes)).toBe(101);
});
