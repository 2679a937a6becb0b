import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { rules } from '../rules/catalogue.ts';
import { sourceLinks } from './source-links.ts';

const mqtt = 'https://docs.oasis-open.org/mqtt/mqtt/v3.1.1/os/mqtt-v3.1.1-os.html';

test.each([
  ['ref 4.2', [{ text: 'ref 4.2', href: '../ref/04-messages.md#ref-4.2' }]],
  [
    'ref 4.3, 7',
    [
      { text: 'ref 4.3', href: '../ref/04-messages.md#ref-4.3' },
      { text: ', ' },
      { text: 'ref 7', href: '../ref/07-product-model.md#ref-7' },
    ],
  ],
  ['MQTT-3.8.1-1', [{ text: 'MQTT-3.8.1-1', href: `${mqtt}#:~:text=%5BMQTT%2D3.8.1%2D1%5D` }]],
  ['MQTT 3.1.1, 4.3.2', [{ text: 'MQTT 3.1.1, 4.3.2', href: mqtt }]],
  ['our own lab book', [{ text: 'our own lab book' }]],
])('%s', (source, parts) => {
  expect(sourceLinks(source, '../ref/')).toEqual(parts);
});

test('where the reference is not at hand its sections are named all the same', () => {
  expect(sourceLinks('ref 4.3, 7')).toEqual([{ text: 'ref 4.3, 7' }]);
});

test('every rule of the catalogue leads to a place that is there', async () => {
  const folder = new URL('../../docs/reference/', import.meta.url);
  for (const { id, source } of rules) {
    const hrefs = sourceLinks(source, folder.href).flatMap(({ href }) => href ?? []);
    expect(hrefs, id).not.toEqual([]);
    for (const href of hrefs.filter((href) => href.startsWith('file:'))) {
      const { hash } = new URL(href);
      const page = new URL(href.replace(hash, ''));
      expect(existsSync(page), href).toBe(true);
      expect(await readFile(page, 'utf8'), href).toContain(`<a id="${hash.slice(1)}"></a>`);
    }
  }
});
