import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
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

test('what is cut reads as if all characters had been looked at', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.integer({ min: 4, max: 20 }), (text, max) => {
      const all = Array.from(text);
      const tail = Math.floor((max - 1) / 3);
      const isShort = all.length <= max;
      expect(cutTo(text, max)).toBe(isShort ? text : `${all.slice(0, max - 1).join('')}…`);
      const ends = `${all.slice(0, max - 1 - tail).join('')}…${all.slice(all.length - tail).join('')}`;
      expect(cutMiddle(text, max)).toBe(isShort ? text : ends);
    }),
  );
});

test('of a text of 4 MB only its ends are taken apart', () => {
  const text = 'x'.repeat(4_000_000);
  const takeApart = vi.spyOn(Array, 'from');
  cutTo(text, 100);
  cutMiddle(text, 100);
  const lengths = takeApart.mock.calls.map(([one]) => (one as unknown as string).length);
  takeApart.mockRestore();
  expect(Math.max(...lengths)).toBeLessThan(300);
});

test.each([
  ['', 5, ['']],
  ['one two three', 7, ['one two', 'three']],
  ['one twothree', 4, ['one', 'twot', 'hree']],
  ['abcdefgh', 4, ['abcd', 'efgh']],
])('%j in lines of %i', (text, width, lines) => {
  expect(wrapped(text, width)).toEqual(lines);
});
