import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
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
