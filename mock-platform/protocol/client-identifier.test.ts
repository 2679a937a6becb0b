import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatClientIdentifier, parseClientIdentifier, parseProductLogin } from './client-identifier.ts';

describe('the client identifier', () => {
  test.each([
    [
      '54a6ba67-c023-4d26-9a1c-41adef662550_0_0_2018072417',
      '54a6ba67-c023-4d26-9a1c-41adef662550',
      '0',
      '0',
      '2018072417',
    ],
    ['mqtt_sdk05_2_0_2018072417', 'mqtt_sdk05', '2', '0', '2018072417'],
    ['8ab780ed_11223344_1_1_2018072417', '8ab780ed_11223344', '1', '1', '2018072417'],
    ['a___0_0_20201103', 'a__', '0', '0', '20201103'],
    ['d_7_sm3_soon', 'd', '7', 'sm3', 'soon'],
  ])('%s is taken apart from the right', (text, id, authenticationType, signType, timestamp) => {
    expect(parseClientIdentifier(text)).toEqual({ ok: true, value: { id, authenticationType, signType, timestamp } });
  });

  test.each([
    ['', 'it is empty'],
    ['lamp', 'it has 1 of 4 parts'],
    ['lamp_0_2018072417', 'it has 3 of 4 parts'],
    ['_0_0_2018072417', 'its id is empty'],
    ['lamp__0_2018072417', 'its authentication type is empty'],
    ['lamp_0__2018072417', 'its sign type is empty'],
    ['lamp_0_0_', 'its timestamp is empty'],
    [`${'x'.repeat(243)}_0_0_2018072417`, 'it has 258 characters, more than 256'],
  ])('%j is none: %s', (text, problem) => {
    expect(parseClientIdentifier(text)).toEqual({ ok: false, problem });
  });

  test('256 characters are allowed', () => {
    expect(parseClientIdentifier(`${'x'.repeat(241)}_0_0_2018072417`).ok).toBe(true);
  });

  test('every id, however many underscores it has, survives formatting and parsing', () => {
    const part = fc.stringMatching(/^[^_]{1,10}$/);
    const identifier = fc.record({
      id: fc
        .array(fc.constantFrom('_', 'a', '0', '1', 'é', '-'), { minLength: 1, maxLength: 200 })
        .map((c) => c.join('')),
      authenticationType: part,
      signType: part,
      timestamp: part,
    });
    fc.assert(
      fc.property(identifier, (value) => {
        expect(parseClientIdentifier(formatClientIdentifier(value))).toEqual({ ok: true, value });
      }),
    );
  });

  test('no text makes the parser throw, and what it takes is written back the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const identifier = parseClientIdentifier(text);
        if (identifier.ok) expect(formatClientIdentifier(identifier.value)).toBe(text);
      }),
    );
  });
});

describe('the id part of a product login', () => {
  test('is split from the left, since a nodeId may hold underscores', () => {
    expect(parseProductLogin('8ab780ed_mqtt_sdk_05')).toEqual({
      ok: true,
      value: { productId: '8ab780ed', nodeId: 'mqtt_sdk_05' },
    });
  });

  test.each(['8ab780ed', '_11223344', '8ab780ed_', ''])('%j is refused', (id) => {
    expect(parseProductLogin(id)).toEqual({ ok: false, problem: `"${id}" is not {productId}_{nodeId}` });
  });
});
