import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JsonNumber, parseExactly, saysExactly } from './exact-json.ts';

const says = (told: unknown, text: string) => saysExactly(told, parseExactly(text));

test('numbers keep the digits that stand in the text', () => {
  expect(parseExactly('{"a":[1.50,-0,12345678901234567890,1E+2],"b":"1.50","c\\"9":null}')).toEqual({
    a: ['1.50', '-0', '12345678901234567890', '1E+2'].map((digits) => new JsonNumber(digits)),
    b: '1.50',
    'c"9': null,
  });
});

test.each(['', '{', '01', '1 2', '{"a":1,}', '"\\"'])('%j is not JSON', (text) => {
  expect(() => parseExactly(text)).toThrow(SyntaxError);
});

test('it is JSON.parse otherwise', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(JSON.stringify(parseExactly(text))).toBe(JSON.stringify(JSON.parse(text)));
    }),
  );
});

test('every value equals its own JSON text', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => says(JSON.parse(JSON.stringify(value)), JSON.stringify(value, null, 2))),
  );
});

describe('the same', () => {
  test.each([
    [100, '1e2'],
    [100, '100.000'],
    [0.1, '1.0E-1'],
    [0.1, '0.10000000000000001'],
    [1e21, '1000000000000000000000'],
    [0, '-0.0'],
    [5e-324, '4.9406564584124654e-324'],
    [20, '"20"'],
    ['ü', '"\\u00fc"'],
    [{ a: 1, b: 2 }, '{"b":2,"a":1}'],
    [{ a: [1, { b: null }] }, ' { "a" : [ 1 , { "b" : null } ] } '],
    [true, 'true'],
  ])('%j and %s', (told, text) => {
    expect(says(told, text)).toBe(true);
  });
});

describe('not the same', () => {
  test.each([
    [0.1, '0.100000001490116'],
    [23.3, '23.299999237060547'],
    [9007199254740992, '9007199254740993'],
    [1, '1.0000000000000001'],
    [1, '-1'],
    [1, 'true'],
    [1, '""'],
    [1, '"one"'],
    ['1', '1'],
    ['007', '"7"'],
    ['é', '"e\\u0301"'],
    ['a', '"a "'],
    [null, '0'],
    [{ a: 1 }, '{"a":1,"b":2}'],
    [{ a: 1, b: 2 }, '{"a":1}'],
    [{ a: 1 }, '[1]'],
    [{ text: '1' }, '1'],
    [[1, 2], '[2,1]'],
    [[1], '{"0":1}'],
  ])('%j and %s', (told, text) => {
    expect(says(told, text)).toBe(false);
  });
});

test('plain values, as a codec decodes them, can be compared too', () => {
  expect(saysExactly({ a: 0.1, b: 'x' }, { b: 'x', a: 0.1 })).toBe(true);
  expect(saysExactly(0.1, Math.fround(0.1))).toBe(false);
});
