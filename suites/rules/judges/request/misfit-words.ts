import type { Misfit } from '../../../../mock-platform/product-model/model.ts';

/** This number of wrong values is reported. */
const told = 3;

/** ` (level is 101, and the model allows at most 100)`; nothing where all is tolerated. */
export function misfitWords(misfits: readonly Misfit[]): string {
  const words = misfits
    .filter(({ tolerated }) => !tolerated)
    .slice(0, told)
    .map(
      ({ path, expected, actual }) =>
        `${path.replace(/^\./, '') || 'paras'} is ${actual === 'nothing' ? 'missing' : actual}, and the model allows ${expected}`,
    );
  return words.length === 0 ? '' : ` (${words.join('; ')})`;
}
