import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJson } from './read-json.ts';

const bytes = (text: string) => Buffer.from(text);

test('every JSON text is read to its value', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(readJson(bytes(text))).toEqual({ value: JSON.parse(text) });
    }),
  );
});

test('pretty-printed text with Unicode is read', () => {
  expect(readJson(bytes('\r\n{\t"Größe" : [1.5e2, "\\u00e9键"]\n}\n'))).toEqual({ value: { Größe: [150, 'é键'] } });
});

describe('what is not JSON is unreadable, with the place', () => {
  test.each([
    ['', 'empty: expected a JSON object'],
    ['hello', 'invalid JSON at line 1, column 1: expected a value, found "h"'],
    [
      '{"serviceData":{"flow":1}\n"eventTime":null}',
      'invalid JSON at line 2, column 1: expected "," or "}", found "\\""',
    ],
    ['{"msgType":"deviceRsp"', 'invalid JSON at line 1, column 23: expected "," or "}", found the end'],
    ['{"mid":1}{"mid":2}', 'invalid JSON at line 1, column 10: expected the end, found "{"'],
    ['{"mid":1}\0', 'invalid JSON at line 1, column 10: expected the end, found a NUL byte'],
    ['\ufeff{}', 'invalid JSON at line 1, column 1: expected a value, found a byte order mark'],
    [
      '{"a":"\u0007"}',
      'invalid JSON at line 1, column 7: expected the rest of a string, with its control characters and backslashes escaped, found U+0007',
    ],
    ['{"a":😀}', 'invalid JSON at line 1, column 6: expected a value, found "😀"'],
  ])('%j: %s', (text, unreadable) => {
    expect(readJson(bytes(text))).toEqual({ unreadable });
  });
});

describe('ill-formed UTF-8 is unreadable, with the place', () => {
  test.each<[string, number[], number]>([
    ['a lone continuation byte', [0x22, 0x80, 0x22], 1],
    ['a sequence that is cut off inside', [0x22, 0xe9, 0x94, 0x22], 1],
    ['a sequence that is cut off at the end', [0x22, 0x61, 0xe9, 0x94], 2],
    ['an overlong form', [0x22, 0xc0, 0xaf, 0x22], 1],
    ['a surrogate', [0x22, 0xc3, 0xa9, 0xed, 0xa0, 0x80, 0x22], 3],
    ['Latin-1', [...Buffer.from('"Größe"', 'latin1')], 3],
    ['GBK', [0x22, 0xbc, 0xfc, 0x22], 1],
  ])('%s', (_what, payload, at) => {
    expect(readJson(Uint8Array.from(payload))).toEqual({ unreadable: `ill-formed UTF-8 at byte ${at}` });
  });
});

describe('hostile payloads', () => {
  test('128 levels of nesting are read, more are not', () => {
    const nested = (levels: number) => bytes('['.repeat(levels) + ']'.repeat(levels));
    expect(readJson(nested(128))).toHaveProperty('value');
    expect(readJson(nested(129))).toEqual({
      unreadable: 'nested deeper than 128 levels at line 1, column 129',
      tooDeep: true,
    });
    expect(readJson(bytes('{"a":'.repeat(200_000)))).toEqual({
      unreadable: expect.stringMatching(/^invalid JSON at /),
    });
  });

  test.each([
    ['numbers', (count: number) => `[${'1,'.repeat(count - 2)}1]`],
    ['empty lists', (count: number) => `[${'[],'.repeat(count - 2)}[]]`],
    ['lists of one', (count: number) => `[${'["],"],'.repeat(count / 2 - 1)}1]`],
    ['members', (count: number) => `[${Array.from({ length: count / 2 - 1 }, (_, n) => `{"${n}":1}`).join()},1]`],
  ])('100,000 values are read, more are not: %s', (_what, text) => {
    expect(readJson(bytes(text(100_000)))).toHaveProperty('value');
    expect(readJson(bytes(text(100_002)))).toEqual({ unreadable: 'made of more than 100000 values', tooDeep: true });
  });

  test.each([
    ['on the outside', (members: string) => `{${members}}`],
    ['within, behind lists and others', (members: string) => `{"a":[1,2,{"b":1}],"c":{"d":{${members}},"e":[3,4]}}`],
  ])('objects of 10,000 members are read, of more are not: %s', (_what, text) => {
    const members = (count: number) => Array.from({ length: count }, (_, n) => `"m${n}":[${n},{"x":",\\""}]`).join();
    expect(readJson(bytes(text(members(10_000))))).toHaveProperty('value');
    expect(readJson(bytes(text(members(10_001))))).toEqual({
      unreadable: 'made of more than 10000 members in one object',
      tooDeep: true,
    });
  });

  test('many objects may have many members together', () => {
    const value = Array.from({ length: 50 }, () =>
      Object.fromEntries(Array.from({ length: 900 }, (_, n) => [`m${n}`, n])),
    );
    expect(readJson(bytes(JSON.stringify(value)))).toEqual({ value });
  });

  test('of a message of many long texts all are read', () => {
    const value = Array.from({ length: 2000 }, (_, n) => `${n}`.padEnd(500, ',[{'));
    expect(readJson(bytes(JSON.stringify(value)))).toEqual({ value });
  });

  test('brackets in strings do not nest', () => {
    const value = ['['.repeat(500), '\\"', '{'.repeat(500)];
    expect(readJson(bytes(JSON.stringify(value)))).toEqual({ value });
  });

  test('a member named __proto__ is a member like any other', () => {
    const { value } = readJson(bytes('{"__proto__":{"polluted":true}}')) as { value: object };
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect('polluted' in { ...value }).toBe(false);
  });

  test('no bytes make it throw', () => {
    fc.assert(fc.property(fc.uint8Array(), (payload) => Object.keys(readJson(payload)).length === 1));
  });
});
