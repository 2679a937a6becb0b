import fc from 'fast-check';
import { expect, test } from 'vitest';
import { html } from './markup.ts';

test.each([
  ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['" onclick="alert(1)', '&quot; onclick=&quot;alert(1)'],
  ["it's & that", 'it&#39;s &amp; that'],
  ['a\u202eb\u0000\u001b[31m\ud800', 'a\\u{202e}b\\u{0}\\u{1b}[31m\\u{d800}'],
  ['two\n\tlines, 灯 and 😀', 'two\n\tlines, 灯 and 😀'],
])('%j stands there as text', (text, escaped) => {
  expect(html`<p>${text}</p>`.text).toBe(`<p>${escaped}</p>`);
});

test('pieces of a page are put together as they are', () => {
  const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`);
  expect(html`<ul>${items}</ul>${undefined}${false}${0}`.text).toBe('<ul><li>a</li><li>&lt;b&gt;</li></ul>0');
});

test('no text opens a tag, closes an attribute or begins an entity', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { text: page } = html`${text}`;
      expect(page).not.toMatch(/[<>"']/);
      expect(page.replaceAll(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
    }),
  );
});
