import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonInPieces } from './json-in-pieces.ts';
import { formatEntry, formatInPieces, parseJournal } from './ndjson.ts';

const many = Array.from({ length: 100_000 }, (_, n) => n);

test('a value of 100,000 values is written in short pieces', () => {
  for (const value of [{ paras: { list: [many] } }, Object.fromEntries(many.map((n) => [`n${n}`, [n]]))]) {
    const pieces = [...jsonInPieces(value)];
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(10_000);
    expect(pieces.join('') === JSON.stringify(value)).toBe(true);
  }
});

test('so is an entry with one, its long and short bytes among the rest', () => {
  const payload = new Uint8Array(60_000).fill(7);
  const value = [many.slice(0, 10_000), payload, { raw: payload.subarray(3) }, many.slice(0, 1000), Buffer.from('x')];
  const entry = { seq: 1, at: 0, wall: 0, type: 'note', raw: payload, value };
  const pieces = [...formatInPieces(entry)];
  expect(pieces.length).toBeGreaterThan(20);
  expect(pieces.join('')).toBe(formatEntry(entry));
  const [, bytes, inside, , buffer] = parseJournal<typeof entry>(pieces.join(''))[0]?.value ?? [];
  expect(Buffer.compare(bytes as Uint8Array, payload)).toBe(0);
  expect(Buffer.compare((inside as { raw: Uint8Array }).raw, payload.subarray(3))).toBe(0);
  expect(Buffer.from(buffer as Uint8Array).toString()).toBe('x');
});

test('it is what JSON.stringify writes, whatever is in it', () => {
  const leftOut = fc.constantFrom(undefined, () => 1, Symbol('s'));
  const dated = fc.constant(new Date(0));
  const small = fc.oneof(fc.jsonValue({ maxDepth: 2 }), leftOut, dated);
  const members = fc.dictionary(fc.string(), small, { maxKeys: 5 });
  const list = fc.array(small, { maxLength: 4 }).map((few) => Array.from({ length: 300 }, () => few).flat());
  const object = fc
    .tuple(members, list)
    .map(([some, long]) => ({ ...some, long, ...Object.fromEntries(long.entries()), ['__proto__']: 1 }));
  const value = fc.oneof(small, list, object, fc.array(object, { maxLength: 2 }));
  fc.assert(
    fc.property(value, (it) => {
      const pieces = [...jsonInPieces(it)];
      expect(pieces.length === 0 ? undefined : pieces.join('')).toBe(JSON.stringify(it));
    }),
    { numRuns: 50 },
  );
});
