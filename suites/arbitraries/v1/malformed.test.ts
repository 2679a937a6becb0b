import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Parameter, ProductModel } from '../../../mock-platform/product-model/model.ts';
import { isObject } from '../../../mock-platform/protocol/is-object.ts';
import { readJson } from '../../../mock-platform/protocol/read-json.ts';
import { productModel } from '../product-models.ts';
import { sample } from '../sample.ts';
import { simplest } from '../simplest.ts';
import {
  everyMalformedCommand,
  everyNotACommand,
  malformedCommand,
  notACommand,
  oversizedCommand,
} from './malformed.ts';
import type { Probe } from './probe.ts';

const level: Parameter = { paraName: 'level', dataType: 'int', required: true, min: 1, max: 9 };
const note: Parameter = { paraName: 'note', dataType: 'string', required: true };

function modelWith(...paras: Parameter[]): ProductModel {
  return {
    manufacturerId: 'Example',
    manufacturerName: 'Example',
    model: 'Lamp1',
    deviceType: 'Lamp',
    protocolType: 'MQTT',
    services: [
      {
        serviceId: 'Light',
        serviceType: 'Light',
        option: 'Mandatory',
        properties: [{ propertyName: 'on', dataType: 'int', required: true, min: 0, max: 1, method: 'R' }],
        commands: [{ commandName: 'SET', paras, responses: [] }],
      },
    ],
  };
}

/** The JSON value of a payload as the strictest reader has it; `undefined` when there is none. */
function readStrictly(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(payload));
  } catch {
    return undefined;
  }
}

/** Whether a lenient reader can make a cloudReq of it: own members of the right types; `paras` may lack. */
function isCommand(value: unknown, parasRequired: boolean): boolean {
  if (!isObject(value)) return false;
  const own = new Map<string, unknown>(Object.entries(value));
  const paras = own.get('paras');
  const mid = own.get('mid');
  return (
    own.get('msgType') === 'cloudReq' &&
    typeof own.get('serviceId') === 'string' &&
    typeof own.get('cmd') === 'string' &&
    (isObject(paras) || !parasRequired) &&
    typeof mid === 'number' &&
    Number.isInteger(mid) &&
    mid >= 1 &&
    mid <= 65_535
  );
}

/** What lenient readers forgive: a byte order mark in front, text after the object, digits in a string. */
function readLeniently(payload: Uint8Array): unknown {
  const text = new TextDecoder().decode(payload).trim();
  const value = readStrictly(Buffer.from(text));
  if (!isObject(value) || typeof value.mid !== 'string' || !/^\d+$/.test(value.mid)) return value;
  return { ...value, mid: Number(value.mid) };
}

const limits = { maxBytes: 1024 };
const text = ({ payload }: Probe) => Buffer.from(payload).toString();

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

describe('a message that is not a command', () => {
  const probes = sample(notACommand(modelWith(level), 'dev_1'), 1, 300);

  test('is each of the others of the protocol', () => {
    const types = probes.map((drawn) => JSON.parse(text(drawn)).msgType);
    expect(new Set(types)).toEqual(new Set(['cloudRsp', 'cloudSendSecret', 'deviceRsp', 'deviceReq']));
    expect(probes.map(({ flaw }) => flaw)).toEqual(types.map((type) => `a ${type}`));
  });

  test('is always each of them, with each errcode, the same each time', () => {
    const always = everyNotACommand(modelWith(level), 'dev_1');
    const kinds = always.map(({ payload }) => JSON.parse(Buffer.from(payload).toString()));
    expect(kinds.map(({ msgType, errcode }) => [msgType, errcode])).toEqual([
      ['cloudRsp', 0],
      ['cloudRsp', 1],
      ['cloudSendSecret', undefined],
      ['deviceRsp', 0],
      ['deviceRsp', 1],
      ['deviceReq', undefined],
    ]);
    expect(everyNotACommand(modelWith(level), 'dev_1')).toEqual(always);
  });

  test('carries its mid, if it has one', () => {
    for (const drawn of probes) expect(drawn.mid).toBe(JSON.parse(text(drawn)).mid);
  });

  test('names the device as its topics do', () => {
    const secrets = probes
      .map((drawn) => JSON.parse(text(drawn)))
      .filter(({ msgType }) => msgType === 'cloudSendSecret');
    for (const { deviceid, secret } of secrets) {
      expect(deviceid).toBe('dev_1');
      expect(secret).toMatch(/^[0-9a-f]{20}$/);
    }
  });

  test('keeps to the size', () => {
    for (const { payload } of sample(notACommand(modelWith(level), 'dev_1', { maxBytes: 100 }), 1, 100)) {
      expect(payload.length).toBeLessThanOrEqual(100);
    }
  });

  test('is not a report where the model has nothing to report', () => {
    const bare = sample(notACommand({ ...modelWith(), services: [] }, 'dev_1'), 1, 100);
    expect(bare.map(({ flaw }) => flaw)).not.toContain('a deviceReq');
  });
});

describe('an oversized command', () => {
  const probes = sample(oversizedCommand(modelWith(note), 1024), 1, 300);

  test('is a command above the size and up to 64 KiB', () => {
    fc.assert(
      fc.property(
        productModel().chain((model) => oversizedCommand(model, 1024)),
        ({ payload }) => {
          expect(payload.length).toBeGreaterThan(1024);
          expect(payload.length).toBeLessThanOrEqual(64 * 1024);
          expect(isCommand(readStrictly(payload), true)).toBe(true);
        },
      ),
    );
  });

  test.each([1025, 2048, 4096, 16_384, 65_536])('is of %i bytes among 300', (size) => {
    expect(probes.map(({ payload }) => payload.length)).toContain(size);
  });

  test('is padded in a string parameter or in an unknown member, and says so', () => {
    const places = probes.map(({ flaw }) => flaw.replace(/\d+/, 'N'));
    const words = (place: string) => `a command of N bytes, padded in ${place}`;
    expect(new Set(places)).toEqual(new Set([words('note'), words('an unknown member')]));
  });

  test('is padded in no parameter that the model bounds', () => {
    const bounded = sample(oversizedCommand(modelWith({ ...note, maxLength: 100 }), 1024), 1, 100);
    for (const drawn of bounded) expect(JSON.parse(text(drawn)).padding).toMatch(/^x+$/);
  });

  test('carries its mid', () => {
    for (const drawn of probes) expect(drawn.mid).toBe(JSON.parse(text(drawn)).mid);
  });

  test('shrinks towards one byte too many', () => {
    expect(simplest(oversizedCommand(modelWith(level), 1024), 1).payload.length).toBe(1025);
  });

  test('goes beyond 64 KiB only for a device that takes as much', () => {
    const [drawn] = sample(oversizedCommand(modelWith(level), 100_000), 1, 1);
    expect(drawn?.payload.length).toBe(100_001);
  });
});
