import { expect, test } from 'vitest';
import { cutTo, plainText } from './plain-text.ts';

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
