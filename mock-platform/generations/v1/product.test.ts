import { expect, test } from 'vitest';
import { asV1Product, codingOf } from './product.ts';
import { lamp, lampModel } from './testing.ts';

const product = { productId: lamp.productId, model: lampModel };
const codec = { decode: () => null, encode: () => null };

test('a product that says nothing of a codec speaks JSON', () => {
  expect(asV1Product(product).codecMode).toBe('json');
  expect(codingOf(product)).toEqual({ codecMode: 'json' });
});

test('a product in codec mode binary is taken with its codec', () => {
  const coded = { ...product, codecMode: 'binary' as const, codec };
  expect(asV1Product(coded)).toBe(coded);
  expect(codingOf(coded)).toEqual({ codecMode: 'binary' });
});

test('a product in codec mode binary without a codec is refused', () => {
  const coded = { ...product, codecMode: 'binary' as const };
  expect(() => codingOf(coded)).toThrow(
    'Product "lamp-product" has codec mode "binary" but no codec: give a module with decode and encode.',
  );
});
