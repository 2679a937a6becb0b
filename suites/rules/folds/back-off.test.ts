import { expect, test } from 'vitest';
import { areEven, haveGrown, haveNotGrown, havePlainlyGrown, plainlyLonger } from './back-off.ts';

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

test('the shortest wait says how long the next one has to be on any machine', () => {
  expect(plainlyLonger([2500, 2000])).toBe(2800);
  expect(plainlyLonger([1000])).toBe(1700);
});

test.each([
  ['twice the first', [1000, 2000], true],
  ['linear, with enough of them', [1000, 1250, 1500, 1750], true],
  ['linear, and too few to tell on a busy machine', [1000, 1250, 1500], false],
  ['short at first', [100, 200, 400, 800, 1600], true],
  ['at a ceiling after they grew', [1000, 2000, 2000, 2000, 2000], true],
  ['at the ceiling', [30_000, 30_000], true],
  ['even, but for one that a busy machine made long', [1000, 1000, 1900], false],
  ['longer once, by no more than a busy machine makes of it', [1000, 1650], false],
  ['none', [], false],
])('waits that are %s have plainly grown: %j', (_, waits, expected) => {
  expect(havePlainlyGrown(waits)).toBe(expected);
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
  ['one that a busy machine made long, among six', [1000, 1000, 1600, 1000, 1000, 1000], true],
  ['moved to and fro by a busy machine', [1000, 700, 1400, 1300, 1000, 800], true],
  ['the same of five, too few to tell', [1000, 700, 1400, 1300, 1000], false],
  ['growing by a tenth, as many as there may be', [1000, 1100, 1210, 1331, 1464, 1611, 1772, 1949], false],
  ['at a ceiling that was soon reached', [1000, 2000, 2000, 2000, 2000, 2000, 2000, 2000], false],
  ['at a ceiling, after a first one that a late timer made long', [1600, 2000, 2000, 2000, 2000], false],
  ['at a ceiling, and half of them made long', [1600, 2250, 2250, 2000, 2010, 2020], false],
  ['even, with a first one that a late timer made long', [1600, 1000, 1000, 1010, 1000, 1005], true],
  ['even, with late timers', [1300, 1600, 1100, 1250, 1500, 1400], true],
])('waits are even, or not: %s', (_, waits, expected) => {
  expect(areEven(waits)).toBe(expected);
});

test.each([
  ['even', [1000, 1000, 1000], true],
  ['even, with jitter', [1000, 1600, 1000], true],
  ['two', [1000, 1000], false],
  ['even, with a last one that a busy machine made long', [1000, 1000, 1450], false],
  ['the same, and as many as tell', [1000, 1000, 1450, 1000, 1000, 1000], true],
  ['growing', [1000, 2000, 4000], false],
  ['growing later', [1200, 1000, 1300, 2600], false],
  ['growing up to a ceiling', [1000, 2000, 2000, 2000, 2000, 2000], false],
  ['growing up to a ceiling, after a first one that a late timer made long', [1600, 2100, 2000], false],
])('waits have not grown: %s', (_, waits, expected) => {
  expect(haveNotGrown(waits)).toBe(expected);
});
