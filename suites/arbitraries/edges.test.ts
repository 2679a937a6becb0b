import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ValueType } from '../../mock-platform/product-model/model.ts';
import { validateValue } from '../../mock-platform/product-model/validate-value.ts';
import { edgesOf } from './edges.ts';
import { valueType } from './product-models.ts';

const type = (bounds: Partial<ValueType>): ValueType => ({ dataType: 'int', required: true, ...bounds });

test.each<[Partial<ValueType>, unknown[]]>([
  [{ dataType: 'int', min: -20, max: 1000 }, [0, -20, -19, 999, 1000]],
  [{ dataType: 'int', min: 5, max: 5 }, [5]],
  [{ dataType: 'int', min: 1, max: 9, step: 4 }, [1, 5, 9]],
  [{ dataType: 'int', enumList: ['1', '2'] }, [1, 2]],
  [{ dataType: 'long', min: 0 }, [0, 1, Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER]],
  [{ dataType: 'decimal', min: 0, max: 1, step: 0.25 }, [0, 0.25, 0.75, 1]],
  [{ dataType: 'string', maxLength: 3 }, ['', 'xxx']],
  [{ dataType: 'string', enumList: ['ON', 'OFF'] }, ['ON', 'OFF']],
  [{ dataType: 'enum', enumList: ['ON', 'OFF'] }, ['ON', 'OFF']],
  [{ dataType: 'boolean' }, [false, true]],
  [{ dataType: 'DateTime' }, ['20000101T000000Z', '20240229T235959Z']],
  [{ dataType: 'jsonObject', maxLength: 12 }, [{}, { x: 'xxxx' }]],
  [{ dataType: 'jsonObject', maxLength: 7 }, [{}]],
  [{ dataType: 'string list', maxLength: 8 }, [[], ['xxxx']]],
  [{ dataType: 'string list', enumList: ['MON', 'SUN'] }, [[], ['MON'], ['SUN']]],
])('of %o', (bounds, edges) => {
  expect(edgesOf(type(bounds))).toEqual(edges);
});

test('the model has nothing against any of them, and none comes twice', () => {
  fc.assert(
    fc.property(valueType(), (drawn) => {
      const edges = edgesOf(drawn);
      expect(edges).not.toEqual([]);
      expect(edges.flatMap((edge) => validateValue(drawn, edge, '$'))).toEqual([]);
      expect(new Set(edges.map((edge) => JSON.stringify(edge))).size).toBe(edges.length);
    }),
    { numRuns: 1000 },
  );
});

test('a bound without end gives values that a test can bear', () => {
  const enumList = Array.from({ length: 1000 }, (_, index) => `V${index}`);
  expect(edgesOf(type({ dataType: 'enum', enumList })).length).toBe(32);
  expect(edgesOf(type({ dataType: 'string', maxLength: 1e9 }))).toEqual(['', 'x'.repeat(4096)]);
});
