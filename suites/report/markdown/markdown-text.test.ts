import { expect, test } from 'vitest';
import { inlineCode, prose } from './markdown-text.ts';

test.each([
  ['a `mid` stays code', 'a `mid` stays code'],
  ['![x](http://a)', '\\!\\[x\\](http&#58;//a)'],
  ['@everyone, see #12', '&#64;everyone, see &#35;12'],
  ['<img src=x>', '\\<img src=x\\>'],
  ['&lt;b&gt;', '&amp;lt;b&amp;gt;'],
  ['a ` alone', 'a \\` alone'],
  ['two\nlines', 'two lines'],
])('%j is written as %j', (text, written) => {
  expect(prose(text)).toBe(written);
});

test.each([
  ['{"mid":7}', '`{"mid":7}`'],
  ['`a` ``b', '``` `a` ``b ```'],
  ['', '(empty)'],
  ['x'.repeat(20), `\`${'x'.repeat(9)}…\``],
])('%j as code is %j', (text, written) => {
  expect(inlineCode(text, 10)).toBe(written);
});
