import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWritable } from '../../../mock-platform/product-model/data-types.ts';
import { readProductModel } from '../../../mock-platform/product-model/read-product-model.ts';
import { edgesOf } from '../edges.ts';
import { jsonBytes } from '../json-bytes.ts';
import { productModel } from '../product-models.ts';
import { edgeSets } from './edge-sets.ts';
import { type DrawnRequest, servicesOf } from './requests.ts';

const lamp = await readProductModel('fixtures/product-models/street-lamp-v5');
const values = (sets: readonly DrawnRequest[]) =>
  new Set(
    sets.flatMap((set) =>
      servicesOf(set).flatMap(({ service_id, properties }) =>
        Object.entries(properties).map((member) => JSON.stringify([service_id, ...member])),
      ),
    ),
  );

test('every property that can be written has each of its edges, in few sets', () => {
  const sets = edgeSets(lamp, { maxBytes: 1024 });
  const wanted = lamp.services.flatMap(({ serviceId, properties }) =>
    properties
      .filter(isWritable)
      .flatMap(({ propertyName, ...type }) =>
        edgesOf(type).map((edge) => JSON.stringify([serviceId, propertyName, edge])),
      ),
  );
  expect(values(sets)).toEqual(new Set(wanted));
  expect(sets.length).toBeLessThan(10);
  expect(sets.some((set) => servicesOf(set).length > 1)).toBe(true);
});

test('of any model, each set keeps to its size, names no service twice, and all together have each edge that fits', () => {
  fc.assert(
    fc.property(productModel(), fc.integer({ min: 40, max: 1024 }), (model, maxBytes) => {
      const sets = edgeSets(model, { maxBytes });
      for (const set of sets) {
        expect(jsonBytes(set.paras)).toBeLessThanOrEqual(maxBytes);
        const ids = servicesOf(set).map(({ service_id }) => service_id);
        expect(new Set(ids).size).toBe(ids.length);
      }
      const set = values(sets);
      for (const { serviceId, properties } of model.services) {
        for (const { propertyName, ...type } of properties.filter(isWritable)) {
          for (const edge of edgesOf(type)) {
            const alone = { services: [{ service_id: serviceId, properties: { [propertyName]: edge } }] };
            if (jsonBytes(alone) > maxBytes) continue;
            expect(set).toContain(JSON.stringify([serviceId, propertyName, edge]));
          }
        }
      }
    }),
  );
});

test('it is the same each time, and can be kept to what a device declares', () => {
  expect(edgeSets(lamp, { maxBytes: 300 })).toEqual(edgeSets(lamp, { maxBytes: 300 }));
  const isWanted = (_: string, { propertyName }: { propertyName: string }) => propertyName === 'nightMode';
  expect(edgeSets(lamp, { maxBytes: 1024, isWanted }).map(servicesOf)).toEqual(
    [false, true].map((nightMode) => [
      { service_id: 'Lamp01', properties: { nightMode } },
      { service_id: 'Lamp02', properties: { nightMode } },
    ]),
  );
});

test('there is none where nothing can be written, or nothing fits', () => {
  expect(edgeSets({ ...lamp, services: [] }, { maxBytes: 1024 })).toEqual([]);
  expect(edgeSets(lamp, { maxBytes: 10 })).toEqual([]);
});
