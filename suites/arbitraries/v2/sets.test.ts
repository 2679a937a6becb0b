import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWritable } from '../../../mock-platform/product-model/data-types.ts';
import type { ProductModel } from '../../../mock-platform/product-model/model.ts';
import { readProductModel } from '../../../mock-platform/product-model/read-product-model.ts';
import { findService } from '../../../mock-platform/product-model/validate.ts';
import { validateValue } from '../../../mock-platform/product-model/validate-value.ts';
import { jsonBytes } from '../json-bytes.ts';
import { productModel } from '../product-models.ts';
import { sample } from '../sample.ts';
import { simplest } from '../simplest.ts';
import { type DrawnRequest, servicesOf } from './requests.ts';
import { validSet } from './sets.ts';

const lamp = await readProductModel('fixtures/product-models/street-lamp-v5');
const drawn = (model: ProductModel, maxBytes: number) =>
  (validSet(model, { maxBytes }) ?? fc.constant(undefined)) as fc.Arbitrary<DrawnRequest | undefined>;
const fromAny = fc
  .tuple(productModel(), fc.integer({ min: 60, max: 600 }))
  .chain(([model, maxBytes]) => drawn(model, maxBytes).map((set) => ({ model, maxBytes, set })));
const among = (count = 400) => sample(validSet(lamp, { maxBytes: 1024 }) as fc.Arbitrary<DrawnRequest>, 1, count);
const named = (set: DrawnRequest) =>
  servicesOf(set).flatMap(({ service_id, properties }) =>
    Object.keys(properties).map((name) => `${service_id}/${name}`),
  );

test('it sets properties of the model that can be written, to values that the model allows', () => {
  fc.assert(
    fc.property(fromAny, ({ model, set }) => {
      if (!set) return;
      for (const { service_id: serviceId, properties } of servicesOf(set)) {
        expect(Object.keys(properties)).not.toEqual([]);
        for (const [name, value] of Object.entries(properties)) {
          const property = findService(model, serviceId)?.properties.find(({ propertyName }) => propertyName === name);
          if (!property) throw new Error(`the model has no ${serviceId}/${name}`);
          expect(isWritable(property)).toBe(true);
          expect(validateValue(property, value, '$')).toEqual([]);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('it names each service once, says that it is a set, and keeps to its size', () => {
  fc.assert(
    fc.property(fromAny, ({ maxBytes, set }) => {
      if (!set) return;
      const ids = servicesOf(set).map(({ service_id }) => service_id);
      expect(ids).not.toEqual([]);
      expect(new Set(ids).size).toBe(ids.length);
      expect(set).toMatchObject({ serviceId: ids[0], cmd: 'properties/set', fit: 'valid', v2: { family: 'set' } });
      expect(jsonBytes(set.paras)).toBeLessThanOrEqual(maxBytes);
    }),
    { numRuns: 500 },
  );
});

describe('among 400 sets', () => {
  const sets = among();

  test('is each property that can be written, alone and with others', () => {
    const writable = lamp.services.flatMap(({ serviceId, properties }) =>
      properties.filter(isWritable).map(({ propertyName }) => `${serviceId}/${propertyName}`),
    );
    const alone = sets.map(named).filter(({ length }) => length === 1);
    expect(new Set(alone.flat())).toEqual(new Set(writable));
    expect(new Set(sets.flatMap(named))).toEqual(new Set(writable));
    expect(writable).toContain('Lamp01/pin');
    expect(writable).not.toContain('Lamp01/dimming');
  });

  test('are sets of one service, of two and of all, and nearly all properties at once', () => {
    const counts = new Set(sets.map((set) => servicesOf(set).length));
    expect(counts).toEqual(new Set([1, 2, 3]));
    expect(Math.max(...sets.map((set) => named(set).length))).toBeGreaterThan(8);
  });

  test('are the ends of a range', () => {
    const levels = sets.flatMap((set) =>
      servicesOf(set).flatMap(({ properties }) => ('brightness' in properties ? [properties.brightness] : [])),
    );
    expect(levels).toEqual(expect.arrayContaining([0, 5, 95, 100]));
  });
});

test('it can be kept to a service, and to what a device declares', () => {
  const choice = { maxBytes: 1024, service: 'Diagnostics' };
  const ofDiagnostics = sample(validSet(lamp, choice) as fc.Arbitrary<DrawnRequest>, 1, 50);
  expect(new Set(ofDiagnostics.map(({ serviceId }) => serviceId))).toEqual(new Set(['Diagnostics']));
  const isWanted = (serviceId: string, { propertyName }: { propertyName: string }) =>
    `${serviceId}/${propertyName}` === 'Lamp02/label';
  const labels = sample(validSet(lamp, { maxBytes: 1024, isWanted }) as fc.Arbitrary<DrawnRequest>, 1, 50);
  expect(new Set(labels.flatMap(named))).toEqual(new Set(['Lamp02/label']));
});

test.each<[string, ProductModel, number]>([
  [
    'nothing can be written',
    { ...lamp, services: lamp.services.filter(({ serviceId }) => serviceId === 'Energy') },
    1024,
  ],
  ['there are no services', { ...lamp, services: [] }, 1024],
  ['none fits', lamp, 50],
])('there is none where %s', (_, model, maxBytes) => {
  expect(validSet(model, { maxBytes })).toBeUndefined();
});

test('a property that does not fit is left out, and the others are drawn', () => {
  const set = `{"services":[{"service_id":"Lamp01","properties":{"state":"OFF"}}]}`;
  const small = sample(validSet(lamp, { maxBytes: set.length + 3 }) as fc.Arbitrary<DrawnRequest>, 1, 200);
  expect(new Set(small.flatMap(named))).toEqual(
    new Set(['Lamp01/state', 'Lamp01/label', 'Lamp01/pin', 'Lamp02/state', 'Lamp02/label', 'Lamp02/pin']),
  );
});

test('it shrinks towards the first property with a plain value', () => {
  const arbitrary = validSet(lamp, { maxBytes: 1024 }) as fc.Arbitrary<DrawnRequest>;
  const plainest = [{ service_id: 'Lamp01', properties: { brightness: 0 } }];
  expect([1, 2, 3, 4].map((seed) => servicesOf(simplest(arbitrary, seed)))).toEqual([
    plainest,
    plainest,
    plainest,
    plainest,
  ]);
});

test('where several services are needed to fail, it shrinks to two of them with one property each', () => {
  const arbitrary = validSet(lamp, { maxBytes: 1024 }) as fc.Arbitrary<DrawnRequest>;
  const { counterexample } = fc.check(
    fc.property(arbitrary, (set) => servicesOf(set).length < 2),
    { seed: 7 },
  );
  const services = servicesOf((counterexample as [DrawnRequest])[0]);
  expect(services.map(({ properties }) => Object.keys(properties).length)).toEqual([1, 1]);
});
