import type { Misfit } from '../../../../mock-platform/product-model/model.ts';

/** This number of wrong values is reported. */
const told = 3;

/** What is wrong with a request, with the values: `… (level is 101, and the model allows at most 100)`. What is tolerated is not told. */
export function withMisfits(flaw: string, misfits: readonly Misfit[]): string {
  const words = misfits
    .filter(({ tolerated }) => !tolerated)
    .slice(0, told)
    .map(
      ({ path, expected, actual }) =>
        `${path.replace(/^\./, '') || 'paras'} is ${actual === 'nothing' ? 'missing' : actual}, and the model allows ${expected}`,
    );
  return words.length === 0 ? flaw : `${flaw} (${words.join('; ')})`;
}
