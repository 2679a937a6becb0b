import { expect, test } from 'vitest';
import { areEven, haveGrown, havePlainlyGrown, plainlyLonger } from './back-off.ts';

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
  ['even, with jitter that three of them do not tell from growth', [1000, 1600, 1000], false],
  ['even, with jitter, and enough of them', [1000, 1600, 1000, 1500, 1000, 1000], true],
  ['even, with a last one that a busy machine made long', [1000, 1000, 1450], false],
  ['the same, and as many as tell', [1000, 1000, 1450, 1000, 1000, 1000], true],
  ['growing later', [1200, 1000, 1300, 2600], false],
  ['growing up to a ceiling', [1000, 2000, 2000, 2000, 2000, 2000], false],
  ['growing up to a ceiling, after a first one that a late timer made long', [1600, 2100, 2000], false],
  ['at a ceiling, with late timers, and one as short as the first', [1500, 2050, 1560, 1900, 1750, 1800], false],
  ['growing by a tenth', [1000, 1100, 1210], false],
  ['shrinking', [4000, 2000, 1000], true],
  ['drawn from a range that doubles, the first one long by chance', [1900, 1300, 1500], false],
])('waits are even, or not, where a machine or chance moves them: %s', (_, waits, expected) => {
  expect(areEven(waits)).toBe(expected);
});

/** How many of many devices whose timers are late are taken for even, at some time while they are watched, in percent. */
function percentEven(waitOf: (nth: number) => number, mostLateMs: number): number {
  const random = numbersFrom(12_345);
  const devices = 3000;
  let accused = 0;
  for (let device = 0; device < devices; device++) {
    const waits = Array.from({ length: 9 }, (_, nth) => waitOf(nth) + random() * mostLateMs);
    const grown = waits.findIndex((_, nth) => havePlainlyGrown(waits.slice(0, nth + 1)));
    const seen = grown < 0 ? waits : waits.slice(0, grown + 1);
    if (seen.some((_, nth) => areEven(seen.slice(0, nth + 1)))) accused += 1;
  }
  return (accused / devices) * 100;
}

function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

// It is accused only if a second run shows the same: the squares of these shares.
test('a device that waits 1 s, and then 1.5 s each time, is hardly ever taken for even, with timers late by up to 600 ms', () => {
  expect(percentEven((nth) => (nth === 0 ? 1000 : 1500), 600)).toBeLessThan(4);
});

test('one that waits 250 ms longer each time is hardly ever taken for even, with timers late by up to 600 ms', () => {
  expect(percentEven((nth) => 1000 + 250 * nth, 600)).toBeLessThan(4);
});

test('one that waits as long each time is nearly always taken for even, with timers late by up to 100 ms', () => {
  expect(percentEven(() => 1000, 100)).toBeGreaterThan(95);
});
