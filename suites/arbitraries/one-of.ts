import fc from 'fast-check';

/** Any of those that there are; shrinks towards the first. `undefined` when there are none. */
export function oneOf<T>(choices: readonly (fc.Arbitrary<T> | undefined)[]): fc.Arbitrary<T> | undefined {
  const there = choices.filter((choice) => choice !== undefined);
  return there.length === 0 ? undefined : fc.oneof({ withCrossShrink: true }, ...there);
}
