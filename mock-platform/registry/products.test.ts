import { expect, test } from 'vitest';
import { lamp, lampModel } from '../generations/v1/testing.ts';
import type { Store } from '../state/store.ts';
import { Registry } from './registry.ts';
import { product, registry } from './registry-testing.ts';

function memory(): Store {
  const kinds = new Map<string, Map<string, unknown>>();
  const of = (kind: string) => kinds.get(kind) ?? new Map<string, unknown>();
  return {
    entries: of,
    put: (kind, key, value) => void kinds.set(kind, of(kind).set(key, value)),
    delete: (kind, key) => void of(kind).delete(key),
    saved: () => Promise.resolve(),
  };
}

const made = { productId: 'made', model: lampModel };
const smaller = { ...lampModel, services: [] };

test('a product that is made outlives the process with its devices, as it was last', () => {
  const store = memory();
  const { registry: first } = registry({ store });
  first.makeProduct(made);
  first.registerDevice({ productId: 'made', nodeId: 'n' });
  first.changeProduct('made', smaller);
  const second = new Registry({ record: () => {}, store });
  second.restoreProducts();
  second.restore();
  expect(second.products).toEqual([{ productId: 'made', model: smaller }]);
  expect(second.byNodeId('n')?.productId).toBe('made');
});

test('one that is given at the start again has precedence over what was kept', () => {
  const store = memory();
  registry({ store }).registry.makeProduct(made);
  const second = new Registry({ record: () => {}, store });
  second.addProduct({ ...made, model: smaller });
  second.restoreProducts();
  expect(second.products).toEqual([{ productId: 'made', model: smaller }]);
});

test('a change is recorded as a registration, and what is given at each start is not kept for it', () => {
  const store = memory();
  const { registry: it, recorded } = registry({ store });
  it.changeProduct(lamp.productId, smaller);
  expect(recorded.at(-1)).toEqual({ type: 'product-registered', productId: lamp.productId, model: smaller });
  expect(it.product(lamp.productId)?.model).toBe(smaller);
  expect([...store.entries('product').keys()]).toEqual([]);
});

test('a product that is deleted is gone, also after a restart', () => {
  const store = memory();
  const { registry: it, recorded } = registry({ store });
  it.makeProduct(made);
  it.deleteProduct('made');
  expect(it.products).toEqual([product]);
  expect(recorded.at(-1)).toEqual({ type: 'product-deleted', productId: 'made' });
  expect([...store.entries('product').keys()]).toEqual([]);
  expect(() => it.deleteProduct('made')).toThrow('No product "made" is registered: register it first.');
});

test('one with devices stays', () => {
  const { registry: it } = registry();
  it.registerDevice(lamp);
  expect(() => it.deleteProduct(lamp.productId)).toThrow(
    'Product "lamp-product" has devices, such as "lamp_1": delete them first, then the product.',
  );
  expect(it.products).toEqual([product]);
});
