import { expect, test } from 'vitest';
import { quote } from './quote.ts';

test.each([
  ['lamp', '"lamp"'],
  ['a"b\n\0', '"a\\"b\\n\\u0000"'],
  ['', '""'],
])('%j is quoted as %s', (text, quoted) => {
  expect(quote(text)).toBe(quoted);
});

test('a long text is cut', () => {
  expect(quote('x'.repeat(90), 5)).toBe('"xxxxx" and 85 more');
});
