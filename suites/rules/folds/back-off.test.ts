import { expect, test } from 'vitest';
import { areEven, haveGrown, plainlyLonger } from './back-off.ts';

test.each([
  ['twice the first', [1000, 2000], true],
  ['linear', [1000, 1250, 1500], true],
  ['short, and longer than noise', [100, 310], true],
  ['at the ceiling', [30_000, 30_000], true],
  ['even', [1000, 1000, 1000], false],
  ['even, with jitter', [1000, 1300, 900], false],
  ['short, and no longer than noise', [100, 250], false],
  ['a single one', [1000], false],
  ['none', [], false],
])('waits that are %s', (_, waits, grown) => {
  expect(haveGrown(waits)).toBe(grown);
});

test('the shortest wait says how long the next one has to be', () => {
  expect(plainlyLonger([1500, 1000])).toBe(1400);
  expect(plainlyLonger([100])).toBe(300);
});

test.each([
  ['three of a kind', [1000, 1010, 990], true],
  ['as many as a busy machine made', [1000, 1200, 1000, 1020, 1010], true],
  ['longer on a busy machine, and too few to tell', [1000, 1200, 1000], false],
  ['slowly growing', [1000, 1100, 1210, 1331, 1464], false],
  ['growing', [1000, 2000, 4000], false],
  ['at the ceiling', [30_000, 30_000, 30_000], false],
  ['two', [1000, 1000], false],
  ['growing, after a first one that a busy machine made long', [4451, 2462, 4555], false],
])('waits are even, or not: %s', (_, waits, expected) => {
  expect(areEven(waits)).toBe(expected);
});
