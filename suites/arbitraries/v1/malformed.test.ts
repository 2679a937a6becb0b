import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isObject } from '../../../mock-platform/protocol/is-object.ts';
import { readJson } from '../../../mock-platform/protocol/read-json.ts';
import { productModel } from '../product-models.ts';
import { sample } from '../sample.ts';
import { simplest } from '../simplest.ts';
import { everyMalformedCommand, malformedCommand } from './malformed.ts';
import { isCommand, level, modelWith, readStrictly } from './malformed-testing.ts';

/** What lenient readers forgive: a byte order mark in front, text after the object, digits in a string. */
function readLeniently(payload: Uint8Array): unknown {
  const text = new TextDecoder().decode(payload).trim();
  const value = readStrictly(Buffer.from(text));
  if (!isObject(value) || typeof value.mid !== 'string' || !/^\d+$/.test(value.mid)) return value;
  return { ...value, mid: Number(value.mid) };
}

const limits = { maxBytes: 1024 };

describe('a malformed command', () => {
  const anywhere = fc
    .tuple(productModel(), fc.integer({ min: 100, max: 1024 }))
    .chain(([model, maxBytes]) => malformedCommand(model, { maxBytes }).map((drawn) => ({ maxBytes, ...drawn })));

  test('is none to the strictest reader', () => {
    fc.assert(
      fc.property(anywhere, ({ payload }) => {
        expect(isCommand(readStrictly(payload), true)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  test('is none to a lenient reader either, where parameters are not required', () => {
    for (const { payload, flaw } of sample(malformedCommand(modelWith(), limits), 1, 2000)) {
      // A reader that replaces what is ill-formed gets a name that the model has not.
      const value = readLeniently(payload) as { serviceId?: unknown; cmd?: unknown } | undefined;
      const isRead = isCommand(value, false) && value?.serviceId === 'Light' && value?.cmd === 'SET';
      expect(isRead, flaw).toBe(false);
    }
  });

  test('keeps to the size', () => {
    fc.assert(
      fc.property(anywhere, ({ payload, maxBytes }) => {
        expect(payload.length).toBeLessThanOrEqual(maxBytes);
      }),
      { numRuns: 500 },
    );
  });

  test('comes with any number that stands after mid', () => {
    fc.assert(
      fc.property(anywhere, ({ payload, mid }) => {
        const digits = /"mid\W+?(-?\d+)/.exec(Buffer.from(payload).toString('latin1'))?.[1];
        const found = Number(digits ?? Number.NaN);
        expect(mid).toBe(Number.isSafeInteger(found) ? found : undefined);
      }),
      { numRuns: 1000 },
    );
  });

  describe('among 1500', () => {
    const flaws = sample(malformedCommand(modelWith(level), limits), 1, 1500).map(({ flaw }) => flaw);

    test.each([
      'empty payload',
      'not JSON: "}{"',
      'not JSON: binary noise',
      /^cut off after \d+ of \d+ bytes$/,
      'JSON but no object: null',
      'JSON but no object: true',
      /^JSON but no object: 5\d{4}$/,
      /^JSON but no object: \[{/,
      /^JSON but no object: "{/,
      'msgType is "CLOUDREQ"',
      'serviceId is null',
      'cmd is 5',
      'mid is "seven"',
      'mid is null',
      'mid is 0',
      /^mid is -5\d{4}$/,
      /^mid is 5\d{4}\.5$/,
      'mid is 65536',
      /^mid is 9{40}$/,
      'msgType missing',
      'serviceId missing',
      'cmd missing',
      'mid missing',
      'paras missing',
      'paras is null',
      'paras is []',
      /^a surrogate in /,
      /^an overlong slash in /,
      /^a sequence that ends early in /,
      '300 arrays begun and none ended',
      /nested arrays/,
      'all members within __proto__',
      'mid within __proto__',
      /^byte order mark /,
    ])('there is %s', (flaw) => {
      const isThere = (drawn: string) => (typeof flaw === 'string' ? drawn === flaw : flaw.test(drawn));
      expect(flaws.some(isThere)).toBe(true);
    });
  });

  describe('what is always sent', () => {
    const always = everyMalformedCommand(modelWith(level), limits);
    const flaws = always.map(({ flaw }) => flaw);

    test('holds every flaw that can be drawn, except places of cuts and noise', () => {
      const drawn = sample(malformedCommand(modelWith(level), limits), 1, 3000).map(({ flaw }) => flaw);
      const plain = (flaw: string) => flaw.replaceAll(/\d+/g, 'N').replace(/: .*(mid|{).*/, ': a command');
      const held = new Set(flaws.map(plain));
      expect([...new Set(drawn.map(plain))].filter((flaw) => !held.has(flaw))).toEqual([]);
    });

    test('holds each once, with its own mid, and is the same each time', () => {
      expect(new Set(flaws).size).toBe(flaws.length);
      const mids = always.flatMap(({ mid = 0 }) => (mid >= 50_000 && mid < 60_000 ? [mid] : []));
      expect(new Set(mids).size).toBe(mids.length);
      expect(everyMalformedCommand(modelWith(level), limits)).toEqual(always);
    });

    test('is not a command to the strictest reader, and keeps to the size', () => {
      for (const { payload, flaw } of always) expect(isCommand(readStrictly(payload), true), flaw).toBe(false);
      for (const { payload } of everyMalformedCommand(modelWith(level), { maxBytes: 200 })) {
        expect(payload.length).toBeLessThanOrEqual(200);
      }
    });

    test('can be had from a model without commands', () => {
      expect(everyMalformedCommand({ ...modelWith(), services: [] }, limits).length).toBeGreaterThan(80);
    });
  });

  test('can be answered with its own mid and parameters, whatever they are, in a message that is one JSON object', () => {
    const all = [
      ...everyMalformedCommand(modelWith(level), limits),
      ...sample(malformedCommand(modelWith(level), limits), 1, 2000),
    ];
    for (const { payload, flaw } of all) {
      const value = readStrictly(payload);
      if (!isObject(value)) continue;
      const { mid, paras } = value;
      expect(typeof mid === 'number' ? Number.isFinite(mid) : true, flaw).toBe(true);
      const answer = JSON.stringify({ msgType: 'deviceRsp', mid, errcode: 0, body: paras });
      expect(readJson(Buffer.from(answer)), flaw).toHaveProperty('value');
    }
  });

  test('has paras left out or spoilt only where a parameter is required', () => {
    const optional = modelWith({ ...level, required: false });
    const flaws = sample(malformedCommand(optional, limits), 1, 600).map(({ flaw }) => flaw);
    expect(flaws.filter((flaw) => flaw.startsWith('paras'))).toEqual([]);
  });

  test('can be had from a model without commands', () => {
    expect(sample(malformedCommand({ ...modelWith(), services: [] }, limits), 1, 50)).toHaveLength(50);
  });

  test('shrinks towards the empty payload', () => {
    const probes = [1, 2, 3].map((seed) => simplest(malformedCommand(modelWith(level), limits), seed));
    expect(probes.map(({ flaw }) => flaw)).toEqual(['empty payload', 'empty payload', 'empty payload']);
  });
});
