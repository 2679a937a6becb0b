import fc from 'fast-check';

/** `count` values of an arbitrary. The same seed gives the same values, small and boundary ones early on. */
export function sample<T>(arbitrary: fc.Arbitrary<T>, seed: number, count: number): T[] {
  return fc.sample(arbitrary, { seed, numRuns: count });
}
