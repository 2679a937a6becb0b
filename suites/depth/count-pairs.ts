import type { DepthResult } from '../result/conformance-result.ts';
import { count } from './count-commands.ts';

/** Kinds of steps that followed each other on the same device, the most frequent first. */
export function countPairs(histories: readonly (readonly { readonly kind: string }[])[]): DepthResult['pairs'] {
  const pairs = new Map<string, number>();
  for (const steps of histories) {
    for (const [at, { kind: second }] of steps.entries()) {
      const first = steps[at - 1]?.kind;
      if (first) count(pairs, `${first} ${second}`);
    }
  }
  return [...pairs]
    .map(([pair, count]) => {
      const [first = '', second = ''] = pair.split(' ');
      return { first, second, count };
    })
    .sort((a, b) => b.count - a.count || (`${a.first} ${a.second}` < `${b.first} ${b.second}` ? -1 : 1));
}
