import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readProductModel } from './read-product-model.ts';
import { complaint } from './read-product-model-testing.ts';
import { zipOf } from './testing.ts';

const models = 'fixtures/product-models';
const product = `${models}/street-lamp-v5/product.json`;
const model = await readProductModel(product);

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'find-product-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, content: string | Buffer) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), content);
}

describe('a product file is found', () => {
  test('in a folder that holds it, whatever its name is, and other JSON files', async () => {
    write('tsconfig.json', '{ // not JSON\n}');
    write('package.json', '{"name":"lamp"}');
    write('node_modules/other/product.json', readFileSync(product));
    mkdirSync(join(folder, 'models'));
    copyFileSync(product, join(folder, 'models/lamp v2.JSON'));
    expect(await readProductModel(folder)).toEqual(model);
  });

  test('in a zip', async () => {
    write(
      'model.zip',
      zipOf({ 'lamp/product.json': readFileSync(product), '__MACOSX/lamp/._product.json': 'x', 'a.json': '[]' }),
    );
    expect(await readProductModel(join(folder, 'model.zip'))).toEqual(model);
  });

  test('with a byte order mark, and in UTF-16', async () => {
    const text = readFileSync(product, 'utf8');
    write('product.json', `\ufeff${text}`);
    expect(await readProductModel(join(folder, 'product.json'))).toEqual(model);
    write('product.json', Buffer.from(`\ufeff${text}`, 'utf16le'));
    expect(await readProductModel(folder)).toEqual(model);
  });

  test('but capability files beside it come first', async () => {
    copyFileSync(product, join(folder, 'product.json'));
    write(
      'devicetype-capability.json',
      JSON.stringify({
        devices: [{ manufacturerId: 'M', model: 'X', deviceType: 'T', serviceTypeCapabilities: [{ serviceId: 'A' }] }],
      }),
    );
    write('servicetype-capability.json', JSON.stringify({ services: [{ serviceType: 'A' }] }));
    expect((await readProductModel(folder)).model).toBe('X');
    expect((await readProductModel(join(folder, 'product.json'))).model).toBe('StreetLamp200');
  });
});

describe('a product file is not found', () => {
  const expected = 'expected one product file, or devicetype-capability.json and servicetype-capability.json.';

  test('where no file is one', async () => {
    expect(await complaint(`${models}/broken/no-model`)).toBe(`The product model in "{folder}" has 1 problem:
- found neither, ${expected} Give the product file (JSON with service_capabilities), or the folder that holds profile/ and service/.`);
  });

  test('where there are two', async () => {
    expect(await complaint(`${models}/broken/two-products`)).toContain(
      `- found a.json, b.json, ${expected} Give the path of the one that is meant.`,
    );
  });

  test('where it is not JSON', async () => {
    write('product.json', '{"name": "Meter", "service_capabilities": [}');
    const problem = 'product.json: found invalid JSON at line 1, column 44: expected a value';
    expect(await complaint(folder)).toContain(problem);
    expect(await complaint(join(folder, 'product.json'))).toContain(problem);
  });

  test('where it is too large', async () => {
    write('product.json', `{"service_capabilities":[${' '.repeat(8 * 1024 * 1024)}]}`);
    expect(await complaint(join(folder, 'product.json'))).toContain(
      'product.json: found 8388635 bytes, more than 8388608, expected a readable file.',
    );
  });
});

describe('a file that is given in its place', () => {
  test('the list of all products', async () => {
    expect(await complaint(`${models}/broken/product-list/product.json`)).toMatch(
      /product\.json \$\.products: found .* expected one product alone\. Give one product, as GET \/v5\/iot\/\{project_id\}\/products\/\{product_id\} answers it\./,
    );
  });

  test.each([
    ['profile/devicetype-capability.json', 'devices'],
    ['service/Lamp/profile/servicetype-capability.json', 'services'],
  ])('%s', async (file, member) => {
    const message = await complaint(`${models}/street-lamp/${file}`);
    expect(message).toContain(`$.${member}: found `);
    expect(message).toContain(
      'expected a product file, with service_capabilities. It is one of two kinds of file: give the folder that holds both.',
    );
  });

  test.each([
    ['package.json', '$.service_capabilities: found nothing, expected a list of services. Add it.'],
    ['docs/kill-matrix.json', 'expected'],
  ])('%s', async (file, problem) => {
    expect(await complaint(file)).toContain(problem);
  });

  test('a JSON text of another kind', async () => {
    write('product.json', '[]');
    expect(await complaint(join(folder, 'product.json'))).toContain('$: found [], expected an object. Correct it.');
  });
});
