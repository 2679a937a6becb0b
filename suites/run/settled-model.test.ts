import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { streetLamp, streetLampProduct } from '../../mock-platform/definition/street-lamp.ts';
import { settingsInline } from '../configuration/settings-inline.ts';
import { settleRun } from './settle-run.ts';

const settled = (productModel: string) =>
  settleRun({ ...settingsInline({ device: { command: 'a' }, productModel }, 'the test', []), generation: 1 });

test('a device of generation 1 gets the folder that was given', async () => {
  expect(await settled(streetLamp)).toMatchObject({ modelFolder: streetLamp, model: { model: 'StreetLamp100' } });
});

test('of a product file it gets a folder with capability files', async () => {
  const { model, modelFolder } = await settled(streetLampProduct);
  expect(model.model).toBe('StreetLamp200');
  expect(readdirSync(modelFolder)).toEqual(['devicetype-capability.json', 'servicetype-capability.json']);
});

test('what is wrong with a product file is told as a mistake in the settings', async () => {
  await expect(settled('package.json')).rejects.toThrow(
    'package.json $.service_capabilities: found nothing, expected a list of services. Add it.',
  );
});

test('a product model without commands leaves the rules about them out', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'no-commands-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const product = JSON.parse(await readFile(streetLampProduct, 'utf8'));
  for (const service of product.service_capabilities) service.commands = [];
  await writeFile(join(folder, 'product.json'), JSON.stringify(product));
  const { declaration, inapplicable } = await settled(folder);
  expect(declaration.commands).toBe(false);
  expect(inapplicable.get('commands')).toBe('the product model has no commands');
});

test('a product model without a property that can be set leaves the rules about property sets out', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'no-sets-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const product = JSON.parse(await readFile(streetLampProduct, 'utf8'));
  for (const { properties } of product.service_capabilities) for (const property of properties) property.method = 'R';
  await writeFile(join(folder, 'product.json'), JSON.stringify(product));
  const settings = settingsInline({ device: { command: 'a' }, productModel: folder }, 'the test', []);
  const { declaration, inapplicable } = await settleRun({ ...settings, generation: 2 });
  expect(declaration).toMatchObject({ commands: true, sets: false, gets: true });
  expect(inapplicable.get('set')).toBe('no property set fits the product model');
});
