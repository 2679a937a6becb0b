import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonLayout } from './json-layout.ts';

test('objects and arrays have a line for each member', () => {
  expect(jsonLayout('{"mid":7,"body":{"on":1,"levels":[1,2]},"empty":{},"none":[]}')).toBe(`\
{
  "mid": 7,
  "body": {
    "on": 1,
    "levels": [
      1,
      2
    ]
  },
  "empty": {},
  "none": []
}`);
});

test.each([
  ['digits beyond a double', '12345678901234567890.00'],
  ['an exponent', '1E+400'],
  ['escapes', '"\\u706f \\" }"'],
])('%s are kept', (_, text) => {
  expect(jsonLayout(`[ ${text} ]`)).toBe(`[\n  ${text}\n]`);
});

test('a member that is there twice stays twice', () => {
  expect(jsonLayout('{"mid":1,"mid":2}')).toBe('{\n  "mid": 1,\n  "mid": 2\n}');
});

test.each(['', '{"mid":', '{mid:7}', 'lamp'])('%j is not JSON', (text) => {
  expect(jsonLayout(text)).toBeUndefined();
});

test('a thousand levels are laid out without a thousand columns', () => {
  const deep = jsonLayout(`${'['.repeat(1000)}1${']'.repeat(1000)}`) ?? '';
  expect(Math.max(...deep.split('\n').map(({ length }) => length))).toBeLessThan(60);
});

test('what is laid out says the same', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(JSON.parse(jsonLayout(text) ?? '')).toEqual(JSON.parse(text));
    }),
  );
});
