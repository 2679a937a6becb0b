import fc from 'fast-check';

/** Where an arbitrary shrinks to from any start, when everything fails. For tests. */
export function simplest<T>(arbitrary: fc.Arbitrary<T>, seed: number): T {
  const { counterexample } = fc.check(
    fc.property(arbitrary, () => false),
    { seed },
  );
  return (counterexample as [T])[0];
}
