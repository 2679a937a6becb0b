import { expect, test } from 'vitest';
import { sourceParts } from './source-parts.ts';

test.each([
  [
    'ref 4.3, 7',
    '<a href="../docs/reference/v1/04-messages.md#ref-4.3" rel="noreferrer">ref 4.3</a>, <a href="../docs/reference/v1/07-product-model.md#ref-7" rel="noreferrer">ref 7</a>',
  ],
  ['our own <lab> book', 'our own &lt;lab&gt; book'],
  ['ref 99', 'ref 99'],
])('%s', (source, markup) => {
  expect(sourceParts(source, '../docs/').text).toBe(markup);
});

test('a statement of the standard leads to the standard, at every place of the project', () => {
  expect(sourceParts('MQTT-3.1.4-5', undefined).text).toMatch(
    /^<a href="https:\/\/docs\.oasis-open\.org\/mqtt\/mqtt\/v3\.1\.1\/os\/mqtt-v3\.1\.1-os\.html#_Toc\d+" rel="noreferrer">MQTT-3\.1\.4-5<\/a>$/,
  );
});

test('where the documents are not at hand the sections are named all the same', () => {
  expect(sourceParts('ref 4.3, 7', undefined).text).toBe('ref 4.3, ref 7');
});
