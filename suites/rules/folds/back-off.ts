/** A wait of this length, in milliseconds, need not grow: back-offs have a ceiling. */
const ceilingMs = 30_000;
/** So many waits tell: of two, the second may be the first once more even where they grow later. */
const tellingWaits = 3;
/** Back-offs add jitter, and a busy machine adds to the record of short waits; only more than both counts as longer. */
const growth = 1.4;
const noiseMs = 200;

/** A machine that is just not too busy to judge (decision 006) moves a wait by up to this much. */
const busyMs = 700;
/** Waits that grow do so with each step, by at least this much. */
const step = 1.1;

/** How long the next wait has to be to count as longer than each of these, however busy the machine is. */
export function plainlyLonger(waits: readonly number[]): number {
  return longerThan(waits, busyMs);
}

function longerThan(waits: readonly number[], ms: number): number {
  const shortest = Math.min(...waits);
  return Math.max(shortest * growth, shortest + ms);
}

/** Have they grown with each step, and by so much that no machine is to blame? What comes after that may be a ceiling. */
export function havePlainlyGrown(waits: readonly number[]): boolean {
  return waits.some((wait, n) => {
    const earlier = waits.slice(0, n);
    if (earlier.length === 0) return false;
    if (Math.min(...earlier) >= ceilingMs) return true;
    const stepsUp = earlier.every((before, at) => (waits[at + 1] ?? 0) >= before * step);
    return stepsUp && wait >= plainlyLonger(earlier);
  });
}

/** Is the last of several waits plainly longer than the shortest of those before, or are they long enough as they are? */
export function haveGrown(waits: readonly number[]): boolean {
  const earlier = waits.slice(0, -1);
  if (earlier.length === 0) return false;
  return Math.min(...earlier) >= ceilingMs || (waits.at(-1) ?? 0) >= longerThan(earlier, noiseMs);
}

/** Waits on an idle machine differ by so much; on a busy one it takes more of them to be sure. */
const even = { growth: 1.1, noiseMs: 150, waits: tellingWaits };
const roughlyEven = { growth: 1.25, noiseMs: 250, waits: 5 };

/** A later wait that is longer than the first one by less than this is as short as that. */
const asShort = { growth: 1.05, noiseMs: 60 };
/** So many of the later waits are as short as the first one, where none of them grew. */
const mostOfThem = 0.6;
/** A first wait that is longer than a later one by this: where the waits grew, a timer was later than that by all they grew. */
const longFirst = { growth: 1.1, noiseMs: 150 };
/** Waits that fall from one to the next, and by so much in all, do not grow. */
const fall = 1.4;

/** Of so many waits the second half takes no longer than the first: what moves single waits moves neither half by much. */
const halves = { growth: 1.05, waits: 6 };

/**
 * Were there enough waits to tell, and they did not grow? They are alike but for a machine's noise, or of many the later ones take no
 * longer than the earlier ones. A first one that a busy machine made long hides nothing: after it the waits grow. In doubt they grew.
 */
export function areEven(waits: readonly number[]): boolean {
  const [first = 0] = waits;
  if (first >= ceilingMs || havePlainlyGrown(waits) || !areOthersAsShort(waits)) return false;
  const isSteady = isSpreadWithin(even, waits) || isSpreadWithin(roughlyEven, waits) || doFall(waits);
  return (isSteady && !haveGrown(waits)) || (waits.length >= halves.waits && isSecondHalfAsShort(waits));
}

/**
 * A timer fires late on a busy machine, and never early: it makes waits longer, the first one, too. 1 s, and then 2 s each time, were
 * seen as 1.6 s, 2 s, 2.1 s. Where the waits grew after the first one, chance makes one of the others as short as that, but not most,
 * and none much shorter.
 */
function areOthersAsShort([first = 0, ...later]: readonly number[]): boolean {
  const short = later.filter((wait) => isWithin(asShort, wait, first));
  return short.length >= later.length * mostOfThem || !isWithin(longFirst, first, Math.min(...later));
}

/** Are there enough of them, and the first one is neither much shorter nor much longer than another? */
function isSpreadWithin(spread: typeof even, [first = 0, ...later]: readonly number[]): boolean {
  return (
    later.length + 1 >= spread.waits && later.every((w) => isWithin(spread, w, first) && isWithin(spread, first, w))
  );
}

function isWithin({ growth, noiseMs }: typeof asShort, wait: number, shorter: number): boolean {
  return wait <= Math.max(shorter * growth, shorter + noiseMs);
}

function doFall(waits: readonly number[]): boolean {
  const [first = 0, ...later] = waits;
  return (
    waits.length >= tellingWaits &&
    later.every((wait, n) => wait <= (waits[n] ?? 0)) &&
    first >= Math.min(...later) * fall
  );
}

function isSecondHalfAsShort(waits: readonly number[]): boolean {
  const half = Math.floor(waits.length / 2);
  return sum(waits.slice(-half)) <= sum(waits.slice(0, half)) * halves.growth;
}

function sum(waits: readonly number[]): number {
  return waits.reduce((total, wait) => total + wait, 0);
}
