import { expect, test } from 'vitest';
import { sample } from '../sample.ts';
import { simplest } from '../simplest.ts';
import { boundaryMids, mid, probeMid } from './mids.ts';

test('mids are integers from 1 to 65535', () => {
  for (const drawn of sample(mid(), 1, 1000))
    expect(Number.isInteger(drawn) && drawn >= 1 && drawn <= 65_535).toBe(true);
});

test.each(boundaryMids)('mid %i is among 300', (boundary) => {
  expect(sample(mid(), 2, 300)).toContain(boundary);
});

test('other mids are among 300 too', () => {
  expect(new Set(sample(mid(), 3, 300)).size).toBeGreaterThan(100);
});

test('mids shrink towards 1', () => {
  expect([1, 2, 3, 4].map((seed) => simplest(mid(), seed))).toEqual([1, 1, 1, 1]);
});

test('mids of probes stay out of the way of boundaries and small numbers', () => {
  for (const drawn of sample(probeMid(), 4, 300)) expect(Math.floor(drawn / 10_000)).toBe(5);
});
