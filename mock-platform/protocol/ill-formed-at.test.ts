import fc from 'fast-check';
import { expect, test } from 'vitest';
import { illFormedAt } from './ill-formed-at.ts';

test.each([
  ['', undefined],
  ['61 c3a9 e781af f09f9880', undefined],
  ['61 80', 1],
  ['c1bf', 0],
  ['61 e0 9f bf', 1],
  ['ed a0 80', 0],
  ['f0 8f bf bf', 0],
  ['f4 90 80 80', 0],
  ['f5 80 80 80', 0],
  ['61 c3', 1],
  ['61 e7 81', 1],
  ['61 e7 28 af', 1],
  ['61 f0 9f 98 22', 1],
  ['c3a9 c3a9 ff', 4],
])('in %s it is %s', (hexadecimal, at) => {
  expect(illFormedAt(Buffer.from(hexadecimal.replaceAll(' ', ''), 'hex'))).toBe(at);
});

test('it agrees with the decoder, and all before it is well-formed', () => {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const isWellFormed = (bytes: Uint8Array) => {
    try {
      strict.decode(bytes);
      return true;
    } catch {
      return false;
    }
  };
  const byte = fc.constantFrom(
    0x61,
    0x80,
    0x8f,
    0x90,
    0x9f,
    0xa0,
    0xbf,
    0xc1,
    0xc2,
    0xdf,
    0xe0,
    0xed,
    0xef,
    0xf0,
    0xf4,
    0xf5,
  );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 12 }),
    fc.array(byte, { maxLength: 12 }).map((list) => Uint8Array.from(list)),
    fc.string({ unit: 'grapheme' }).map((text) => new Uint8Array(Buffer.from(text))),
  );
  fc.assert(
    fc.property(bytes, (some) => {
      const at = illFormedAt(some);
      expect(at === undefined).toBe(isWellFormed(some));
      if (at !== undefined) expect(isWellFormed(some.subarray(0, at))).toBe(true);
    }),
    { numRuns: 3000 },
  );
});
