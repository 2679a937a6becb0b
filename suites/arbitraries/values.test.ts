import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ValueType } from '../../mock-platform/product-model/model.ts';
import { validateValue } from '../../mock-platform/product-model/validate-value.ts';
import { jsonBytes } from './json-bytes.ts';
import { valueType } from './product-models.ts';
import { sample } from './sample.ts';
import { simplest } from './simplest.ts';
import { roomFor, validValue } from './values.ts';

const drawn = fc.tuple(valueType(), fc.nat({ max: 300 })).chain(([type, spare]) => {
  const room = roomFor(type).least + spare;
  return validValue(type, room).map((value) => ({ type, room, value }));
});

test('the model has nothing against any value', () => {
  fc.assert(
    fc.property(drawn, ({ type, value }) => {
      expect(validateValue(type, value, '$')).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test('a value keeps to its room', () => {
  fc.assert(
    fc.property(drawn, ({ room, value }) => {
      expect(jsonBytes(value)).toBeLessThanOrEqual(room);
    }),
    { numRuns: 500 },
  );
});

test('a value comes back from JSON as it was', () => {
  fc.assert(
    fc.property(drawn, ({ value }) => {
      expect(JSON.parse(JSON.stringify(value))).toStrictEqual(value);
    }),
  );
});

const types: Record<string, ValueType> = {
  level: { dataType: 'int', required: true, min: -20, max: 1000 },
  stepped: { dataType: 'int', required: true, min: 1, max: 24, step: 1 },
  temperature: { dataType: 'decimal', required: true, min: -40, max: 85, step: 0.1 },
  ratio: { dataType: 'decimal', required: true, min: 0, max: 1 },
  counter: { dataType: 'int', required: true },
  mode: { dataType: 'string', required: true, enumList: ['ON', 'OFF', 'AUTO'] },
  speed: { dataType: 'int', required: true, enumList: ['1', '2', '4'] },
  name: { dataType: 'string', required: true, maxLength: 12 },
  time: { dataType: 'DateTime', required: true },
  settings: { dataType: 'jsonObject', required: true, maxLength: 40 },
  total: { dataType: 'long', required: true },
  ticks: { dataType: 'long', required: true, min: 0, max: 1e16 },
  lit: { dataType: 'boolean', required: true },
  scene: { dataType: 'enum', required: true, enumList: ['DAY', 'NIGHT', '2'] },
  tags: { dataType: 'string list', required: true, maxLength: 30 },
  days: { dataType: 'string list', required: true, enumList: ['MON', 'SUN'] },
};

describe('among 300 values of a type are its boundaries', () => {
  test.each<[keyof typeof types, unknown[]]>([
    ['level', [-20, -19, 0, 999, 1000]],
    ['stepped', [1, 2, 23, 24]],
    ['temperature', [-40, -39.9, 0, 84.9, 85]],
    ['ratio', [0, 0.01, 0.99, 1]],
    ['counter', [-2147483648, 0, 2147483647]],
    ['mode', ['ON', 'OFF', 'AUTO']],
    ['speed', [1, 2, 4]],
    ['name', ['', 'xxxxxxxxxxxx']],
    ['time', ['20240229T000000Z', '20231231T235959Z']],
    ['settings', [{}]],
    ['total', [Number.MIN_SAFE_INTEGER, 0, Number.MAX_SAFE_INTEGER]],
    ['ticks', [0, 1, Number.MAX_SAFE_INTEGER]],
    ['lit', [true, false]],
    ['scene', ['DAY', 'NIGHT', '2']],
    ['tags', [[], [''], ['', 'x', 'x', 'x', 'x', 'x', 'x']]],
    ['days', [[], ['MON'], ['SUN'], ['MON', 'SUN']]],
  ])('%s', (name, boundaries) => {
    expect(sample(validValue(types[name] as ValueType), 1, 300)).toEqual(expect.arrayContaining(boundaries));
  });
});

describe('values shrink towards the plainest', () => {
  test.each<[keyof typeof types, unknown]>([
    ['level', 0],
    ['stepped', 1],
    ['temperature', 0],
    ['mode', 'ON'],
    ['name', ''],
    ['time', '20000101T000000Z'],
    ['settings', {}],
    ['total', 0],
    ['lit', false],
    ['scene', 'DAY'],
    ['tags', []],
    ['days', []],
  ])('%s', (name, plainest) => {
    const arbitrary = validValue(types[name] as ValueType);
    expect([1, 2, 3].map((seed) => simplest(arbitrary, seed))).toEqual([plainest, plainest, plainest]);
  });
});
