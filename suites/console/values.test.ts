import { expect, test } from 'vitest';
import type { Command, Parameter } from '../../mock-platform/product-model/model.ts';
import { validateParameters } from '../../mock-platform/product-model/validate.ts';
import { boundsOf, manners, valueFor } from './page/values.ts';

const types: Omit<Parameter, 'paraName'>[] = [
  { dataType: 'int', required: true, min: 0, max: 100, step: 5 },
  { dataType: 'int', required: true, min: -7, max: 3 },
  { dataType: 'decimal', required: true, min: 0.5, max: 2 },
  { dataType: 'long', required: true, min: 1, max: 9 },
  { dataType: 'string', required: true, maxLength: 4 },
  { dataType: 'string', required: true, enumList: ['ON', 'OFF'] },
  { dataType: 'enum', required: true, enumList: ['ON', 'OFF'] },
  { dataType: 'boolean', required: true },
  { dataType: 'jsonObject', required: true },
  { dataType: 'string list', required: true },
  { dataType: 'DateTime', required: true },
];

test.each(types)('of %j, a value beyond the model departs from it, and every other fits', (type) => {
  const command: Command = { commandName: 'C', paras: [{ paraName: 'p', ...type }], responses: [] };
  const fits = manners.filter((manner) => validateParameters(command, { p: valueFor(type, manner) }).length === 0);
  expect(fits).toEqual(['inRange', 'lowEdge', 'highEdge']);
});

test('the edges are those of the model', () => {
  const level = { dataType: 'int', required: true, min: 0, max: 100, step: 5 };
  expect(manners.map((manner) => valueFor(level, manner))).toEqual([50, 0, 100, 101]);
  const name = { dataType: 'string', required: true, maxLength: 4 };
  expect(manners.map((manner) => valueFor(name, manner))).toEqual(['aaa', '', 'aaaa', 'aaaaa']);
});

test('bounds are told in words', () => {
  expect(boundsOf({ dataType: 'int', required: true, min: 0, max: 100, step: 5, unit: '%' })).toBe(
    'int, from 0, to 100, step 5, %',
  );
  expect(boundsOf({ dataType: 'enum', required: true, enumList: ['ON', 'OFF'] })).toBe('enum, one of ON, OFF');
  expect(boundsOf({ dataType: 'boolean', required: true })).toBe('boolean, any value');
});
