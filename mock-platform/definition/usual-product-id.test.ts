import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { usualProductId } from './usual-product-id.ts';

test('a folder gives its name', async () => {
  expect(await usualProductId('fixtures/product-models/street-lamp')).toBe('street-lamp');
});

test('a product file gives the id in it', async () => {
  expect(await usualProductId('fixtures/product-models/street-lamp-v5/product.json')).toBe('65f0c1d2_street-lamp');
});

test.each([
  ['has none', '{"service_capabilities":[]}'],
  ['cannot be read', '{"service_capabilities":['],
])('one that %s gives its name', async (_, content) => {
  const folder = mkdtempSync(join(tmpdir(), 'usual-product-id-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'lamp.v2.json'), content);
  expect(await usualProductId(join(folder, 'lamp.v2.json'))).toBe('lamp.v2');
});
