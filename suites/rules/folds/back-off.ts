/** A wait of this length, in milliseconds, need not grow: back-offs have a ceiling. */
const ceilingMs = 30_000;
/** So many waits tell: of two, the second may be the first once more even where they grow later. */
export const tellingWaits = 3;
/** Back-offs add jitter, and a busy machine adds to the record of short waits; only more than both counts as longer. */
const growth = 1.4;
const noiseMs = 200;

/** How long the next wait has to be to count as longer than each of these. */
export function plainlyLonger(waits: readonly number[]): number {
  const shortest = Math.min(...waits);
  return Math.max(shortest * growth, shortest + noiseMs);
}

/** Is the last of several waits plainly longer than the shortest of those before, or are they long enough as they are? */
export function haveGrown(waits: readonly number[]): boolean {
  const earlier = waits.slice(0, -1);
  if (earlier.length === 0) return false;
  return Math.min(...earlier) >= ceilingMs || (waits.at(-1) ?? 0) >= plainlyLonger(earlier);
}

/** Waits on an idle machine differ by so much; on a busy one it takes more of them to be sure. */
const even = { growth: 1.1, noiseMs: 150, waits: tellingWaits };
const roughlyEven = { growth: 1.25, noiseMs: 250, waits: 5 };

/**
 * Were there enough waits, and none of them longer than the first one by more than a machine's noise? A first one that a busy
 * machine made long hides nothing: after it the waits grow.
 */
export function areEven(waits: readonly number[]): boolean {
  if (haveGrown(waits)) return false;
  const [first = 0, ...later] = waits;
  const longest = Math.max(...later);
  return [even, roughlyEven].some(
    ({ growth, noiseMs, waits: enough }) =>
      waits.length >= enough && first < ceilingMs && longest <= Math.max(first * growth, first + noiseMs),
  );
}
