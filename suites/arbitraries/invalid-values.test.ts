import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ValueType } from '../../mock-platform/product-model/model.ts';
import { validateValue } from '../../mock-platform/product-model/validate-value.ts';
import { invalidValue } from './invalid-values.ts';
import { jsonBytes } from './json-bytes.ts';
import { valueType } from './product-models.ts';
import { sample } from './sample.ts';

const drawn = valueType().chain((type) => invalidValue(type).map((invalid) => ({ type, ...invalid })));

test('the model has something against every value that the platform does not tolerate', () => {
  fc.assert(
    fc.property(drawn, ({ type, value }) => {
      expect(validateValue(type, value, '$').some(({ tolerated }) => !tolerated)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('the kind names what is wrong', () => {
  fc.assert(
    fc.property(drawn, ({ type, value, kind }) => {
      expect(validateValue(type, value, '$').map((misfit) => misfit.kind)).toContain(kind);
    }),
    { numRuns: 1000 },
  );
});

test('a value keeps to its room', () => {
  const narrow = fc
    .tuple(valueType(), fc.integer({ min: 24, max: 200 }))
    .chain(([type, room]) => invalidValue(type, room).map(({ value }) => ({ value, room })));
  fc.assert(
    fc.property(narrow, ({ value, room }) => {
      expect(jsonBytes(value)).toBeLessThanOrEqual(room);
    }),
  );
});

describe('among 300 values is each kind of wrong that the type allows', () => {
  test.each<[Partial<ValueType>, string[]]>([
    [{ dataType: 'int' }, ['type']],
    [{ dataType: 'int', min: 0, max: 9 }, ['range', 'type']],
    [{ dataType: 'int', min: 0, max: 9, step: 3 }, ['range', 'step', 'type']],
    [{ dataType: 'int', enumList: ['1', '2'] }, ['enum', 'type']],
    [{ dataType: 'decimal', max: 1 }, ['range', 'type']],
    [{ dataType: 'decimal', min: 0, max: 1, step: 0.1 }, ['range', 'step', 'type']],
    [{ dataType: 'string' }, ['type']],
    [{ dataType: 'string', maxLength: 5 }, ['length', 'type']],
    [{ dataType: 'string', enumList: ['ON', 'OFF'] }, ['enum', 'type']],
    [{ dataType: 'DateTime' }, ['type']],
    [{ dataType: 'jsonObject', maxLength: 20 }, ['length', 'type']],
    [{ dataType: 'long' }, ['type']],
    [{ dataType: 'long', min: 0, max: 2 ** 40 }, ['range', 'type']],
    [{ dataType: 'long', min: 0, max: 9, step: 3 }, ['range', 'step', 'type']],
    [{ dataType: 'boolean' }, ['type']],
    [{ dataType: 'enum', enumList: ['ON', 'OFF'] }, ['enum', 'type']],
    [{ dataType: 'string list' }, ['type']],
    [{ dataType: 'string list', maxLength: 5 }, ['length', 'type']],
    [{ dataType: 'string list', enumList: ['ON', 'OFF'] }, ['enum', 'type']],
  ])('%o', (bounds, kinds) => {
    const type: ValueType = { dataType: 'int', required: true, ...bounds };
    const seen = new Set(sample(invalidValue(type), 1, 300).map(({ kind }) => kind));
    expect([...seen].sort()).toEqual(kinds);
  });
});

test('both sides of a range are left', () => {
  const values = sample(invalidValue({ dataType: 'int', required: true, min: 0, max: 9 }), 1, 300).map(
    ({ value }) => value,
  );
  expect(values).toEqual(expect.arrayContaining([-1, 10]));
});

test.each([16_777_217, 1e15, 1e16, 1e300])('a bound of %d is left by enough to be seen', (bound) => {
  const type: ValueType = { dataType: 'int', required: true, min: -bound, max: bound };
  for (const { value } of sample(invalidValue(type), 1, 300)) expect(validateValue(type, value, '$')).not.toEqual([]);
});
