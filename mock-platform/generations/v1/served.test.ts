import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadDefinition } from '../../definition/load-definition.ts';
import { writeProductModel } from '../../product-model/write-product-model.ts';
import { v1 } from './served.ts';
import { lamp, lampModel } from './testing.ts';

test('a product of a definition speaks JSON unless it says something else; its codec is loaded', async () => {
  expect(await v1.loadProduct({})).toEqual({ codecMode: 'json' });
  const folder = await mkdtemp(join(tmpdir(), 'served-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const codec = join(folder, 'codec.mjs');
  await writeFile(codec, 'export const decode = () => 1;\nexport const encode = () => null;\n');
  expect(await v1.loadProduct({ codecMode: 'binary', codec })).toMatchObject({
    codecMode: 'binary',
    codec: { decode: expect.any(Function) },
  });
});

test('codec mode binary without a codec is told with its place', () => {
  const problems = (product: Record<string, string>) =>
    v1.contradictions(product, (member) => `platform.yaml:3:7: products[1].${member}`);
  expect(problems({ codecMode: 'json' })).toEqual([]);
  expect(problems({ codecMode: 'binary', codec: 'c.js' })).toEqual([]);
  expect(problems({ codecMode: 'binary' })).toEqual([
    'platform.yaml:3:7: products[1].codecMode is "binary" without a codec: expected a module with decode and encode. Add codec.',
  ]);
});

test('its settings are the members that it has among the options of a platform', async () => {
  const { options } = await v1.members();
  expect(v1.settings.map(({ member }) => member).toSorted()).toEqual(
    Object.keys(options)
      .map((name) => `options.${name}`)
      .toSorted(),
  );
});

test('whatever is drawn is a mid', () => {
  expect([0, 65_534, 65_535].map((draw) => v1.firstKey(draw))).toEqual(['1', '65535', '1']);
});

test('whoever plays a device is told its credentials, its codec mode, and how it reports', () => {
  const product = { productId: lamp.productId, model: lampModel };
  const coded = { ...product, codecMode: 'binary' as const };
  const services = [{ serviceId: 'Brightness', serviceData: { level: 1 } }];
  expect([product, coded].map((one) => v1.toldOf(one))).toEqual([{ codecMode: 'json' }, { codecMode: 'binary' }]);
  expect(v1.reportOf(lamp, product, services)).toEqual({
    topic: '/huawei/v1/devices/lamp_1/data/json',
    payload: '{"msgType":"deviceReq","data":[{"serviceId":"Brightness","serviceData":{"level":1}}]}',
  });
  expect(v1.reportOf(lamp, coded, services)).toBeUndefined();
  expect(v1.loginOf(lamp, 0)).toEqual({
    clientId: 'lamp_1_0_0_1970010100',
    username: 'lamp_1',
    password: expect.stringMatching(/^[\da-f]{64}$/),
  });
});

describe('in platform.yaml', () => {
  async function load(text: string, flags = {}) {
    const cwd = await mkdtemp(join(tmpdir(), 'served-'));
    onTestFinished(() => rm(cwd, { recursive: true }));
    await writeProductModel(lampModel, join(cwd, 'lamp'));
    await writeFile(join(cwd, 'codec.js'), '');
    await writeFile(join(cwd, 'platform.yaml'), text);
    return { cwd, definition: await loadDefinition({ cwd, env: {}, flags }) };
  }

  test('the codec of a product counts from the file, and its options stand among those of the platform', async () => {
    const text =
      'products: [{ model: lamp, codecMode: binary, codec: codec.js }]\noptions: { hasMore: false, keyType: ecdsa }';
    const { cwd, definition } = await load(text, { keepAlive: 'documented', generation: '1' });
    expect(definition.generation).toBe(v1);
    expect(definition.products.map(({ own }) => own)).toEqual([{ codecMode: 'binary', codec: join(cwd, 'codec.js') }]);
    expect(definition.options).toEqual({ keyType: 'ecdsa' });
    expect(definition.ownOptions).toEqual({ hasMore: false, keepAlive: 'documented' });
  });

  test('what is wrong with its members is told with line and column', async () => {
    await expect(load('products: [{ model: lamp, codecMode: binary }]')).rejects.toThrow(
      'platform.yaml:1:38: products[0].codecMode is "binary" without a codec: expected a module with decode and encode.',
    );
    await expect(load('options: { hasMoer: true }')).rejects.toThrow(
      /^platform.yaml:1:12: .* Did you mean options.hasMore/,
    );
  });
});
