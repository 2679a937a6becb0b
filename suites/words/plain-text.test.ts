import { expect, test } from 'vitest';
import { cutMiddle, cutTo, plainText, wrapped } from './plain-text.ts';

test.each([
  ['  two\n  lines ', 'two lines'],
  ['\u001b[31mred\u001b[0m', '\\u{1b}[31mred\\u{1b}[0m'],
  ['a\u202eb\ufeffc', 'a\\u{202e}b\\u{feff}c'],
  ['温度 21 °C', '温度 21 °C'],
])('%j is shown as %j', (text, shown) => {
  expect(plainText(text)).toBe(shown);
});

test.each([
  ['short', 5, 'short'],
  ['longer', 5, 'long…'],
  ['💡💡💡', 3, '💡💡💡'],
  ['💡💡💡💡', 3, '💡💡…'],
])('%s cut to %i is %s', (text, max, cut) => {
  expect(cutTo(text, max)).toBe(cut);
});

test.each([
  ['short', 5, 'short'],
  ['abcdefghij', 7, 'abcd…ij'],
  ['💡💡💡💡💡', 4, '💡💡…💡'],
])('%s without its middle in %i is %s', (text, max, cut) => {
  expect(cutMiddle(text, max)).toBe(cut);
});

test.each([
  ['', 5, ['']],
  ['one two three', 7, ['one two', 'three']],
  ['one twothree', 4, ['one', 'twot', 'hree']],
  ['abcdefgh', 4, ['abcd', 'efgh']],
])('%j in lines of %i', (text, width, lines) => {
  expect(wrapped(text, width)).toEqual(lines);
});
