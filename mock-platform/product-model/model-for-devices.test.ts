import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { modelFileOf, modelFolderOf } from './model-for-devices.ts';
import { readProductModel } from './read-product-model.ts';
import { zipOf } from './testing.ts';

const models = 'fixtures/product-models';
const product = `${models}/street-lamp-v5/product.json`;
const membersOf = async (path: string) =>
  (await readProductModel(path)).services.map(({ serviceType: _, properties, ...service }) => ({
    ...service,
    properties: properties.map(({ defaultValue: _, ...property }) => property),
  }));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'for-devices-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a device of generation 1 gets a folder with capability files', () => {
  test('the one that was given', async () => {
    expect(await modelFolderOf(`${models}/street-lamp`)).toBe(`${models}/street-lamp`);
  });

  test.each([[product], [`${models}/street-lamp-v5`]])('one made of the product file %s', async (path) => {
    const made = await modelFolderOf(path);
    expect(readFileSync(join(made, 'devicetype-capability.json'), 'utf8')).toContain('"manufacturerId": "Lumen"');
    expect(await membersOf(made)).toEqual(await membersOf(product));
  });

  test('where services of one type differ, each has a type of its own', async () => {
    const services = [
      { service_id: 'A', service_type: 'T', properties: [{ property_name: 'x', data_type: 'int', method: 'R' }] },
      { service_id: 'B', service_type: 'T', properties: [{ property_name: 'y', data_type: 'int', method: 'R' }] },
      { service_id: 'C', service_type: 'T', properties: [{ property_name: 'x', data_type: 'int', method: 'R' }] },
    ];
    const path = join(folder, 'product.json');
    writeFileSync(path, JSON.stringify({ service_capabilities: services }));
    const made = await readProductModel(await modelFolderOf(path));
    expect(made.services.map(({ serviceId, serviceType }) => [serviceId, serviceType])).toEqual([
      ['A', 'T'],
      ['B', 'B'],
      ['C', 'T'],
    ]);
    expect(made.services[1]?.properties[0]?.propertyName).toBe('y');
  });
});

describe('a device of generation 2 gets a product file', () => {
  test('the one that was given, or that is in the folder', async () => {
    expect(await modelFileOf(product)).toBe(product);
    copyFileSync(product, join(folder, 'lamp.json'));
    writeFileSync(join(folder, 'package.json'), '{}');
    expect(await modelFileOf(folder)).toBe(join(folder, 'lamp.json'));
  });

  test.each(['street-lamp', 'flat-sensor', 'later-console', 'other-type-names'])('one made of %s', async (name) => {
    const file = await modelFileOf(`${models}/${name}`);
    const { service_capabilities: services } = JSON.parse(readFileSync(file, 'utf8'));
    expect(Object.keys(services[0])).toEqual(['service_id', 'service_type', 'option', 'properties', 'commands']);
    expect((await readProductModel(file)).services).toEqual((await readProductModel(`${models}/${name}`)).services);
  });

  test('one made of what is in a zip', async () => {
    const path = join(folder, 'model.zip');
    writeFileSync(path, zipOf({ 'product.json': readFileSync(product) }));
    const file = await modelFileOf(path);
    expect(file.endsWith('product.json')).toBe(true);
    expect(await readProductModel(file)).toEqual(await readProductModel(product));
  });
});
