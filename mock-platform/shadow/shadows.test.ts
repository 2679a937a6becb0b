import { describe, expect, test } from 'vitest';
import { lampModel as model } from '../generations/v2/testing.ts';
import type { Store } from '../state/store.ts';
import { shadowBounds } from './shadow-bounds.ts';
import { Shadows } from './shadows.ts';

const report = (data: Record<string, unknown>, time = 10, serviceId = 'Light') => ({ serviceId, data, time });

function inMemory(): Store {
  const kept = new Map<string, Map<string, unknown>>();
  const of = (kind: string) => kept.get(kind) ?? new Map<string, unknown>();
  return {
    entries: of,
    put: (kind, key, value) => void kept.set(kind, of(kind).set(key, value)),
    delete: (kind, key) => void of(kind).delete(key),
    saved: async () => {},
  };
}

describe('what a device reports', () => {
  test('is its latest state, and counts', () => {
    const shadows = new Shadows();
    shadows.report('lamp', model, report({ level: 40 }, 10));
    shadows.report('lamp', model, report({ level: 50, night: true }, 20));
    shadows.report('lamp', model, report({ energy: 1.5 }, 20, 'Meter'));
    expect(shadows.of('lamp')).toEqual([
      {
        serviceId: 'Light',
        desired: { properties: {} },
        reported: { properties: { level: 50, night: true }, time: 20 },
        version: 2,
      },
      {
        serviceId: 'Meter',
        desired: { properties: {} },
        reported: { properties: { energy: 1.5 }, time: 20 },
        version: 1,
      },
    ]);
    expect(shadows.of('fan')).toEqual([]);
  });

  test('is left out where the model does not know it', () => {
    const shadows = new Shadows();
    shadows.report('lamp', model, report({ level: 40, colour: 'red', toString: 1 }));
    shadows.report('lamp', model, report({ speed: 4 }, 10, 'Fan'));
    expect(shadows.of('lamp')).toMatchObject([{ serviceId: 'Light', reported: { properties: { level: 40 } } }]);
    expect(Object.keys(shadows.of('lamp')[0]?.reported.properties ?? {})).toEqual(['level']);
  });

  test('by one device is given up where all together report too much, and what is desired stays', () => {
    const shadows = new Shadows(undefined, 4000);
    shadows.desire('large', 'Light', { level: 1 }, 5);
    shadows.report('small', model, report({ level: 40 }));
    shadows.report('large', model, report({ level: 'x'.repeat(2000) }));
    expect(shadows.of('small')).toMatchObject([{ reported: { properties: { level: 40 } } }]);
    expect(shadows.of('large')).toMatchObject([
      { desired: { properties: { level: 1 } }, reported: { properties: {} }, version: 2 },
    ]);
  });
});

describe('what an application desires', () => {
  test('is merged with what it desired before, and taken back with null', () => {
    const shadows = new Shadows();
    shadows.desire('lamp', 'Light', { level: 1, night: true }, 5);
    shadows.desire('lamp', 'Light', { level: 2, night: null }, 6);
    expect(shadows.of('lamp')).toEqual([
      { serviceId: 'Light', desired: { properties: { level: 2 }, time: 6 }, reported: { properties: {} }, version: 2 },
    ]);
  });

  test('differs from what is reported, as far as it can be set', () => {
    const shadows = new Shadows();
    shadows.desire('lamp', 'Light', { level: 2, night: true, hours: 7, colour: 'red' }, 5);
    shadows.desire('lamp', 'Fan', { speed: 4 }, 5);
    expect(shadows.differences('lamp', model)).toEqual([{ serviceId: 'Light', properties: { level: 2, night: true } }]);
    shadows.report('lamp', model, report({ level: 2, night: false }));
    expect(shadows.differences('lamp', model)).toEqual([{ serviceId: 'Light', properties: { night: true } }]);
    shadows.report('lamp', model, report({ night: true }));
    expect(shadows.differences('lamp', model)).toEqual([]);
  });

  test('outlives the process, with its version', () => {
    const store = inMemory();
    const before = new Shadows(store);
    before.report('lamp', model, report({ level: 40 }));
    before.desire('lamp', 'Light', { level: 2 }, 5);
    const after = new Shadows(store);
    expect(after.of('lamp')).toEqual([
      { serviceId: 'Light', desired: { properties: { level: 2 }, time: 5 }, reported: { properties: {} }, version: 2 },
    ]);
    after.forget('lamp');
    expect(new Shadows(store).of('lamp')).toEqual([]);
  });

  test('is 256 KiB of a device at most', () => {
    const shadows = new Shadows();
    const long = 'x'.repeat(shadowBounds.desiredOfDevice / 4);
    shadows.desire('lamp', 'Light', { level: long }, 5);
    expect(() => shadows.desire('lamp', 'Meter', { energy: long }, 5)).toThrow('expected at most 262144');
    shadows.desire('lamp', 'Light', { level: null }, 6);
    shadows.desire('lamp', 'Meter', { energy: long }, 7);
    expect(shadows.of('lamp')).toMatchObject([{ desired: { properties: {} } }, { desired: { time: 7 } }]);
  });

  test('is 16 MiB of all devices at most', () => {
    const shadows = new Shadows();
    const long = 'x'.repeat(shadowBounds.desiredOfDevice / 4);
    const fill = () => {
      for (let n = 0; n < 1000; n += 1) shadows.desire(`lamp ${n}`, 'Light', { level: long }, 5);
    };
    expect(fill).toThrow('and 16777216 of all devices');
    shadows.clear();
    shadows.desire('lamp', 'Light', { level: long }, 5);
  });
});
