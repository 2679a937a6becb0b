import { expect, test } from 'vitest';
import { cutToColumns, hexDump, layOut } from './page/layout.ts';

test('JSON is laid out as it was written: numbers, order and double members stay', () => {
  expect(layOut('{"b":12345678901234567890,"a":[1.50, {}],"a":"x{,\\"y","e":[]}')).toBe(
    '{\n  "b": 12345678901234567890,\n  "a": [\n    1.50,\n    {}\n  ],\n  "a": "x{,\\"y",\n  "e": []\n}',
  );
  expect(layOut(' true ')).toBe('true');
});

test.each(['', '{', 'hello', "{'a':1}"])('%j is not JSON', (text) => {
  expect(layOut(text)).toBeUndefined();
});

test('bytes stand 16 in a row, with what they are as letters', () => {
  expect(hexDump(new TextEncoder().encode('0123456789abcdef\n~'))).toBe(
    '0000  30 31 32 33 34 35 36 37 38 39 61 62 63 64 65 66  0123456789abcdef\n' +
      '0010  0a 7e                                            ·~',
  );
  expect(hexDump(new Uint8Array())).toBe('');
});

test.each([
  ['short', 5, 'short', 5],
  ['longer', 5, 'long…', 5],
  ['属性上报', 8, '属性上报', 8],
  ['属性上报', 7, '属性上…', 7],
  ['属性上报', 6, '属性…', 5],
  ['a属性', 0, '…', 1],
])('%s in %i columns is %s, of %i', (text, most, shown, columns) => {
  expect(cutToColumns(text, most)).toEqual({ text: shown, columns });
});
