import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { productModel } from '../../suites/arbitraries/product-models.ts';
import { FileValue } from './file-value.ts';
import { productOf } from './product-of.ts';
import { productFile, productFileSchema } from './product-schema.ts';
import { readProductFile } from './read-product-file.ts';

const fits = new Ajv({ strict: true, allowUnionTypes: true, strictTypes: false }).compile(productFileSchema());
const models = 'fixtures/product-models';
const product = (path: string) => JSON.parse(readFileSync(`${models}/${path}/product.json`, 'utf8'));
const isRead = (value: unknown) => {
  const file = FileValue.of(value, 'snake_case');
  return readProductFile(file) !== undefined && file.complaints.length === 0;
};

test('the street lamp fits', () => {
  expect(productFile.safeParse(product('street-lamp-v5')).success).toBe(true);
  expect(fits(product('street-lamp-v5'))).toBe(true);
});

test.each(['product-wrong-types', 'product-bounds', 'product-list'])('%s does not fit', (name) => {
  expect(productFile.safeParse(product(`broken/${name}`)).success).toBe(false);
  expect(fits(product(`broken/${name}`))).toBe(false);
});

test('what the mock makes of any model fits, and is read', () => {
  fc.assert(
    fc.property(productModel(), (model) => {
      const made = productOf(model);
      // A bound of more than 16 characters is written as a number, which the platform need not take.
      fc.pre(!/"(?:min|max)":-?\d/.test(JSON.stringify(made)));
      expect(productFile.safeParse(made).error?.issues ?? []).toEqual([]);
      expect(fits(made)).toBe(true);
      expect(isRead(made)).toBe(true);
    }),
  );
});

describe('one member of it is another value', () => {
  const [whole] = [product('street-lamp-v5')];
  const places = placesIn(whole);
  const others = fc.constantFrom(null, 0, 1, -1, 2.5, '', 'x', '7', 'RW', true, [], {}, ['a'], 'x'.repeat(200));
  const changed = fc.tuple(fc.constantFrom(...places), others).map(([path, value]) => replaced(whole, path, value));

  test('zod and JSON Schema agree', () => {
    fc.assert(
      fc.property(changed, (value) => {
        expect(fits(value)).toBe(productFile.safeParse(value).success);
      }),
      { numRuns: 500 },
    );
  });

  test('what the schema allows is read, but for what contradicts itself', () => {
    fc.assert(
      fc.property(changed, (value) => {
        fc.pre(fits(value));
        const file = FileValue.of(value, 'snake_case');
        readProductFile(file);
        const contradictions =
          /^(?:another name|at most the max of|its values, as|numbers, as|a number or null|a name$)/;
        expect(file.complaints.filter(({ expected }) => !contradictions.test(expected))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

type Path = readonly (string | number)[];

function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, member]) =>
    placesIn(member, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length === 0 ? inner : [path, ...inner];
}

function replaced(value: unknown, [key, ...rest]: Path, other: unknown): unknown {
  if (key === undefined) return other;
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? replaced(item, rest, other) : item));
  const members = value as Readonly<Record<string, unknown>>;
  return { ...members, [key]: replaced(members[key], rest, other) };
}
