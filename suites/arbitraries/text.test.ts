import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonBytes } from './json-bytes.ts';
import { sample } from './sample.ts';
import { simplest } from './simplest.ts';
import { text, troublesome } from './text.ts';

const limits = fc.record({ maxLength: fc.nat({ max: 200 }), maxJsonBytes: fc.integer({ min: 2, max: 200 }) });
const drawn = limits.chain((bounds) => text(bounds).map((value) => ({ value, ...bounds })));
const usual = { maxLength: 100, maxJsonBytes: 1024 };

test('text is within its length, however one counts, and within its bytes of JSON', () => {
  fc.assert(
    fc.property(drawn, ({ value, maxLength, maxJsonBytes }) => {
      expect(Buffer.byteLength(value)).toBeLessThanOrEqual(maxLength);
      expect(jsonBytes(value)).toBeLessThanOrEqual(maxJsonBytes);
    }),
  );
});

test('text is well-formed Unicode without U+0000', () => {
  fc.assert(
    fc.property(drawn, ({ value }) => {
      expect(Buffer.from(value).toString()).toBe(value);
      expect(value).not.toContain('\0');
    }),
  );
});

describe('among 300 texts', () => {
  const texts = sample(text(usual), 1, 300);

  test.each<[string, (value: string) => boolean]>([
    ['an empty one', (value) => value === ''],
    ['one of ASCII', (value) => /^[ -~]+$/.test(value)],
    ['one of full length', (value) => Buffer.byteLength(value) === 100],
    ['one of full length with more than ASCII', (value) => Buffer.byteLength(value) === 100 && value.length < 100],
    ['one with an astral character', (value) => /[\u{10000}-\u{10ffff}]/u.test(value)],
    ['one with a combining mark', (value) => /\p{Mn}/u.test(value)],
    ['one from right to left', (value) => /[\p{Script=Hebrew}\p{Script=Arabic}\u200f\u202e]/u.test(value)],
    ['one with a control character', (value) => /\p{Cc}/u.test(value)],
    ['one with a line separator', (value) => /[\u2028\u2029]/.test(value)],
    ['one with a quote', (value) => value.includes('"')],
    ['one with a backslash', (value) => value.includes('\\')],
    ['one with a slash', (value) => value.includes('/')],
    ['one with a byte order mark', (value) => value.includes('\ufeff')],
  ])('there is %s', (_, is) => {
    expect(texts.some(is)).toBe(true);
  });

  test('nearly every troublesome character occurs', () => {
    const all = texts.join('');
    expect(troublesome.filter((character) => !all.includes(character)).length).toBeLessThanOrEqual(2);
  });
});

test('text shrinks towards nothing', () => {
  expect([1, 2, 3, 4].map((seed) => simplest(text(usual), seed))).toEqual(['', '', '', '']);
});

test('text without a bound is of a length that a test can bear', () => {
  const unbounded = { maxLength: Number.POSITIVE_INFINITY, maxJsonBytes: Number.POSITIVE_INFINITY };
  for (const value of sample(text(unbounded), 1, 100)) expect(value.length).toBeLessThan(5000);
});
