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
const asShort = { growth: 1.1, noiseMs: 100 };

/** Of so many waits the second half takes no longer than the first: what moves single waits moves neither half by much. */
const halves = { growth: 1.05, waits: 6 };

/**
 * Were there enough waits, and none of them longer than the first one by more than a machine's noise, or of many the later ones
 * no longer than the earlier ones? A first one that a busy machine made long hides nothing: after it the waits grow.
 */
export function areEven(waits: readonly number[]): boolean {
  const [first = 0, ...later] = waits;
  if (first >= ceilingMs || havePlainlyGrown(waits) || !isOneAsShortAsTheFirst(waits)) return false;
  const longest = Math.max(...later);
  const isSteady = [even, roughlyEven].some(
    ({ growth, noiseMs, waits: enough }) =>
      waits.length >= enough && longest <= Math.max(first * growth, first + noiseMs),
  );
  return (isSteady && !haveGrown(waits)) || (waits.length >= halves.waits && isSecondHalfAsShort(waits));
}

/**
 * A timer fires late on a busy machine, and never early: it makes waits longer, the first one, too. Where all that followed are longer
 * than the first, they may have grown, however little that shows: 1 s, and then 2 s each time, were seen as 1.6 s, 2 s, 2.1 s.
 */
function isOneAsShortAsTheFirst([first = 0, ...later]: readonly number[]): boolean {
  return later.some((wait) => wait <= Math.max(first * asShort.growth, first + asShort.noiseMs));
}

function isSecondHalfAsShort(waits: readonly number[]): boolean {
  const half = Math.floor(waits.length / 2);
  return sum(waits.slice(-half)) <= sum(waits.slice(0, half)) * halves.growth;
}

function sum(waits: readonly number[]): number {
  return waits.reduce((total, wait) => total + wait, 0);
}

/** Were there enough waits to tell, and they did not grow? What looks like growth in three of them may be a busy machine. */
export function haveNotGrown(waits: readonly number[]): boolean {
  if (waits.length < tellingWaits || !isOneAsShortAsTheFirst(waits)) return false;
  return areEven(waits) || !(haveGrown(waits) || haveGrown(waits.slice(0, tellingWaits)));
}
