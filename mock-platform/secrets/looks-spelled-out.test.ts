import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cut } from './form-index.ts';
import { looksSpelledOut } from './looks-spelled-out.ts';

const bytes = [...Buffer.from('secret')];
const hex = (byte: number) => byte.toString(16).padStart(2, '0');

describe('six bytes spelled out are seen', () => {
  test.each([
    ['hexadecimal, with blanks', bytes.map(hex).join(' ')],
    ['with colons and blanks', bytes.map(hex).join(' : ')],
    ['with dots', bytes.map(hex).join('.')],
    ['with line ends', bytes.map(hex).join('\r\n')],
    ['with wide blanks', bytes.map(hex).join('\u00a0')],
    ['as numbers of C', bytes.map((byte) => `0x${hex(byte)}`).join(', ')],
    ['as numbers of C in one piece', bytes.map((byte) => `0x${hex(byte)}`).join('')],
    ['with \\x', bytes.map((byte) => `\\x${hex(byte)}`).join('')],
    ['with \\u', bytes.map((byte) => `\\u00${hex(byte)}`).join('')],
    ['with \\\\u, as JSON in JSON has it', bytes.map((byte) => `\\\\u00${hex(byte)}`).join('')],
    ['with u+', bytes.map((byte) => `u+00${hex(byte)}`).join(' ')],
    ['as in a URL', bytes.map((byte) => `%${hex(byte)}`).join('')],
    ['as in HTML', bytes.map((byte) => `&#x${hex(byte)};`).join('')],
    ['as in HTML, with zeros', bytes.map((byte) => `&#x00${hex(byte)};`).join('')],
    ['as in HTML, decimal', bytes.map((byte) => `&#${byte};`).join('')],
    ['as a list', JSON.stringify(bytes)],
    ['octal', bytes.map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')],
    ['behind a word and a long number', `secret 1234567890abcdef${bytes.map(hex).join(' ')}`],
    ['behind a cut', `${cut}${bytes.map(hex).join(' ')}`],
  ])('%s', (_, text) => {
    expect(looksSpelledOut(text)).toBe(true);
    expect(looksSpelledOut(`zz${text}zz`)).toBe(true);
  });
});

test.each([
  ['', 'empty'],
  ['{"msgtype":"devicereq","data":[{"serviceid":"lamp01","servicedata":{"brightness":40}}]}', 'a report'],
  ['a'.repeat(1000), 'hexadecimal digits in one piece'],
  ['x'.repeat(1000), 'letters'],
  ['[],'.repeat(1000), 'empty lists'],
  ['30 31 32 33 zz 34 35 36 37', 'two halves with something between them'],
])('%j does not look so: %s', (text) => {
  expect(looksSpelledOut(text)).toBe(false);
});

test('whatever one of the ways of writing bytes fits looks so', () => {
  const ways = [
    /(?:[\da-f]{2}[\s:,;.\-|]{1,3}){5,}[\da-f]{2}/,
    /(?:(?:0x|\\{1,4}x|\\{1,4}u00|u\+00|%|&#x0{0,2})[\da-f]{2}[\s:,;.\-|]{0,3}){6,}/,
    /(?:\d{1,3}[\s,;&#]{1,4}){5,}\d{1,3}/,
    /(?:\\{1,4}[0-3][0-7]{2}){6,}/,
  ];
  const any = fc.array(fc.constantFrom(...'0a9fuxz"…\\%&#+,;: \n'.split(''), '0x', '\u2003'), { maxLength: 8 });
  for (const way of ways) {
    fc.assert(
      fc.property(any, fc.stringMatching(way), any, (before, inside, behind) => {
        const text = [...before, inside, ...behind].join('');
        if (way.test(text)) expect(looksSpelledOut(text)).toBe(true);
      }),
      { numRuns: 500 },
    );
  }
});
