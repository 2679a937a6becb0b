import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { readProductModel } from './read-product-model.ts';
import { writeProductFile, writeProductModel } from './write-product-model.ts';

const models = join(import.meta.dirname, '../../fixtures/product-models');

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'write-product-model-'));
  onTestFinished(() => rm(folder, { recursive: true }));
});

test.each(['street-lamp', 'flat-sensor', 'later-console', 'other-type-names'])(
  'the product model %s reads the same after it was written as capability files',
  async (name) => {
    const model = await readProductModel(join(models, name));
    await writeProductModel(model, folder);
    expect(await readProductModel(folder)).toEqual(model);
  },
);

test.each(['street-lamp', 'street-lamp-v5', 'flat-sensor', 'later-console', 'other-type-names'])(
  'the product model %s reads the same after it was written as a product file',
  async (name) => {
    const model = await readProductModel(join(models, name));
    await writeProductFile(model, join(folder, 'product.json'));
    const { manufacturerId: _, dataFormat, ...read } = await readProductModel(folder);
    const { manufacturerId, ...expected } = model;
    expect({ dataFormat: 'json', ...read }).toEqual({ dataFormat, ...expected });
  },
);

describe('in the product file', () => {
  const type = { dataType: 'long', required: false } as const;
  const written = async (property: object) => {
    const model = await readProductModel(join(models, 'street-lamp-v5'));
    const [service] = model.services;
    if (!service) throw new Error('the fixture has no service');
    const properties = [{ propertyName: 'x', method: 'R', ...type, ...property }];
    await writeProductFile({ ...model, services: [{ ...service, properties }] }, join(folder, 'product.json'));
    const file = JSON.parse(await readFile(join(folder, 'product.json'), 'utf8'));
    return file.service_capabilities[0].properties[0];
  };

  test('bounds are texts, if they are short enough to be ones', async () => {
    expect(await written({ min: -5, max: 0.1 + 0.2 })).toMatchObject({ min: '-5', max: 0.30000000000000004 });
    expect((await readProductModel(folder)).services[0]?.properties[0]).toMatchObject({ min: -5, max: 0.1 + 0.2 });
  });

  test('a method is there, in capitals', async () => {
    expect(await written({ method: 'rw' })).toMatchObject({ method: 'RW' });
    expect(await written({ method: '' })).toMatchObject({ method: 'R' });
  });
});
