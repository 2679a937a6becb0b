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
import { invalidSet, setOfUnknownProperty, setOfUnknownService } from './refused-sets.ts';
import { type DrawnRequest, servicesOf } from './requests.ts';

const lamp = await readProductModel('fixtures/product-models/street-lamp-v5');
type Generator = typeof invalidSet;

/** Checks a law of all that a generator draws. */
function holds(generator: Generator, law: (set: DrawnRequest, model: ProductModel) => void): void {
  const drawn = fc.tuple(productModel(), fc.integer({ min: 80, max: 600 })).chain(([model, maxBytes]) => {
    const sets: fc.Arbitrary<DrawnRequest | null> = generator(model, { maxBytes }) ?? fc.constant(null);
    return sets.map((set) => ({ model, maxBytes, set }));
  });
  fc.assert(
    fc.property(drawn, ({ model, maxBytes, set }) => {
      if (!set) return;
      expect(jsonBytes(set.paras)).toBeLessThanOrEqual(maxBytes);
      expect(set).toMatchObject({ cmd: 'properties/set', v2: { family: 'set' } });
      law(set, model);
    }),
    { numRuns: 500 },
  );
}

/** The one property that is set, and what the model says of it. */
function only(set: DrawnRequest, model: ProductModel) {
  const [service, ...others] = servicesOf(set);
  const [member, ...rest] = Object.entries(service?.properties ?? {});
  if (!service || !member) throw new Error('nothing is set');
  expect([...others, ...rest]).toEqual([]);
  const known = findService(model, service.service_id);
  return {
    known,
    value: member[1],
    property: known?.properties.find(({ propertyName }) => propertyName === member[0]),
  };
}

const drawn = (generator: Generator, count = 400) =>
  sample(generator(lamp, { maxBytes: 1024 }) as fc.Arbitrary<DrawnRequest>, 1, count);
const flaws = (generator: Generator) => drawn(generator).map(({ flaw }) => flaw);

describe('of an unknown service', () => {
  test('the model has not the service', () => {
    holds(setOfUnknownService, (set, model) => {
      expect(only(set, model).known).toBeUndefined();
      expect(set.fit).toBe('unknown-service');
      expect(set.flaw).toMatch(/^no service ".*" in the model$/);
    });
  });

  test('some are a letter away from one', () => {
    expect(flaws(setOfUnknownService)).toEqual(
      expect.arrayContaining(['no service "Unheard_of" in the model', 'no service "lamp01" in the model']),
    );
  });
});

describe('of an unknown property', () => {
  test('the service has not the property', () => {
    holds(setOfUnknownProperty, (set, model) => {
      const { known, property } = only(set, model);
      expect(known).toBeDefined();
      expect(property).toBeUndefined();
      expect(set.fit).toBe('unknown-property');
    });
  });

  test('some are a letter away from one, or of another service', () => {
    expect(flaws(setOfUnknownProperty)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^no property "(?:brightness|state|label)[2 ]" in service Lamp01$/),
        expect.stringMatching(/^no property "(?:BRIGHTNESS|STATE|LABEL)" in service Lamp0[12]$/),
        expect.stringMatching(/^no property "(?:brightness|state|label|pin)" in service (?:Energy|Diagnostics)$/),
      ]),
    );
  });
});

describe('of a forbidden value', () => {
  test('the property cannot be written, or the model has something against the value', () => {
    holds(invalidSet, (set, model) => {
      const { property, value } = only(set, model);
      if (!property) throw new Error('the model has not the property');
      const misfits = validateValue(property, value, '$').filter(({ tolerated }) => !tolerated);
      expect(misfits.length > 0).toBe(isWritable(property));
      expect(set.fit).toBe('invalid-parameters');
    });
  });

  test('says what is wrong', () => {
    expect(flaws(invalidSet)).toEqual(
      expect.arrayContaining([
        'property "brightness" is out of range: 105',
        'property "state" is none of its enumeration: "on"',
        'property "nightMode" is of another type: "maybe"',
        expect.stringMatching(/^property "dimming" cannot be written: /),
        expect.stringMatching(/^property "doorOpened" cannot be written: (?:true|false)/),
        expect.stringMatching(/^property "groups" is of another type: /),
      ]),
    );
  });

  test('shrinks towards the first property', () => {
    const set = simplest(invalidSet(lamp, { maxBytes: 1024 }) as fc.Arbitrary<DrawnRequest>, 1);
    expect(servicesOf(set)).toEqual([{ service_id: 'Lamp01', properties: { brightness: 'warm' } }]);
  });
});

test.each([setOfUnknownService, setOfUnknownProperty, invalidSet])(
  'there is none that fits into too little: %o',
  (generator) => {
    expect(generator(lamp, { maxBytes: 20 })).toBeUndefined();
  },
);

test('a model without properties gives sets of what it has not', () => {
  const model = {
    ...lamp,
    services: [{ serviceId: 'A', serviceType: 'A', option: 'Optional', properties: [], commands: [] }],
  } as const;
  const limits = { maxBytes: 200 };
  expect(sample(setOfUnknownService(model, limits) as fc.Arbitrary<DrawnRequest>, 1, 3)[0]?.fit).toBe(
    'unknown-service',
  );
  expect(sample(setOfUnknownProperty(model, limits) as fc.Arbitrary<DrawnRequest>, 1, 3)[0]?.fit).toBe(
    'unknown-property',
  );
  expect(invalidSet(model, limits)).toBeUndefined();
});
