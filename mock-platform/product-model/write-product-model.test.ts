import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readProductModel } from './read-product-model.ts';
import { writeProductModel } from './write-product-model.ts';

test.each(['street-lamp', 'flat-sensor', 'later-console', 'other-type-names'])(
  'the product model %s reads the same after it was written',
  async (name) => {
    const folder = await mkdtemp(join(tmpdir(), 'write-product-model-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const model = await readProductModel(join(import.meta.dirname, '../../fixtures/product-models', name));
    await writeProductModel(model, folder);
    expect(await readProductModel(folder)).toEqual(model);
  },
);
