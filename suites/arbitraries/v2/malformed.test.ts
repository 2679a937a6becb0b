import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readProductModel } from '../../../mock-platform/product-model/read-product-model.ts';
import { everyMalformed } from './malformed.ts';

const model = await readProductModel(join(import.meta.dirname, '../../../fixtures/product-models/street-lamp-v5'));
const texts = everyMalformed('set', model, { maxBytes: 1024 }).filter(({ flaw }) => / in services$/.test(flaw));

test('ill-formed text stands in no value of a set that a device may keep and report', () => {
  expect(texts.length).toBeGreaterThan(3);
  for (const { payload } of texts) {
    const { services } = JSON.parse(Buffer.from(payload).toString('utf8')) as {
      services: { properties: Record<string, unknown> }[];
    };
    const values = services.flatMap(({ properties }) => Object.values(properties));
    expect(values.filter((value) => /\ufffd/.test(JSON.stringify(value)))).toEqual([]);
  }
});
