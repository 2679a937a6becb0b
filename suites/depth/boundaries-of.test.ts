import { describe, expect, test } from 'vitest';
import type { ValueType } from '../../mock-platform/product-model/model.ts';
import { readProductModel } from '../../mock-platform/product-model/read-product-model.ts';
import { edgesOf } from '../arbitraries/edges.ts';
import { boundariesOf } from './boundaries-of.ts';

const met = (type: Partial<ValueType>, values: readonly unknown[]) =>
  boundariesOf({ dataType: 'int', required: true, ...type }).map(({ words, isMet }) => [
    words,
    values.filter(isMet).length,
  ]);

describe('the boundaries of a type, and how many of the values meet them', () => {
  test.each<[Partial<ValueType>, unknown[], [string, number][]]>([
    [
      { dataType: 'long', min: 0, max: 2 ** 40, step: 2 },
      [0, 2, 2 ** 40, '0'],
      [
        ['min 0', 1],
        ['max 1099511627776', 1],
        ['step 2', 1],
      ],
    ],
    [{ dataType: 'long', min: 0, max: 1e16 }, [0], [['min 0', 1]]],
    [
      { dataType: 'boolean' },
      [true, 'true', 1, false, false],
      [
        ['true', 1],
        ['false', 2],
      ],
    ],
    [
      { dataType: 'enum', enumList: ['ON', '2'] },
      ['ON', 2, 'on'],
      [
        ['enum ON', 1],
        ['enum 2', 1],
      ],
    ],
    [{ dataType: 'jsonObject', maxLength: 11 }, [{ a: 12_345 }, { a: 1 }, 'x'.repeat(11), null], [['maxLength 11', 2]]],
    [{ dataType: 'jsonObject' }, [{}], []],
    [{ dataType: 'string', maxLength: 2 }, ['😀😀', '😀', 'ab'], [['maxLength 2', 2]]],
    [{ dataType: 'string list', maxLength: 9 }, [[], ['a'], 'a'], [['empty', 1]]],
    [
      { dataType: 'string list', enumList: ['MON', 'SUN'] },
      [[], ['SUN', 'MON'], ['SUN'], 'SUN'],
      [
        ['empty', 1],
        ['enum MON', 1],
        ['enum SUN', 2],
      ],
    ],
  ])('%o', (type, values, expected) => {
    expect(met(type, values)).toEqual(expected);
  });
});

test('the edges that are set meet every boundary', async () => {
  const { services } = await readProductModel('fixtures/product-models/street-lamp-v5');
  const types = services.flatMap(({ properties, commands }) => [
    ...properties,
    ...commands.flatMap(({ paras }) => paras),
  ]);
  for (const type of types) {
    const edges = edgesOf(type);
    expect(boundariesOf(type).filter(({ isMet }) => !edges.some(isMet))).toEqual([]);
  }
});
