import type { Extent } from './extent.ts';

/** What a run is about to do, and how to do it again: the first lines that it prints. */
export function announcement(
  { seed, extent }: { readonly seed: number; readonly extent?: Extent },
  again: 'flags' | 'variables' = 'flags',
): string {
  if (!extent) return `Seed ${seed}.`;
  const { runs, covers } = extent;
  const settings =
    again === 'flags' ? `--seed ${seed} --runs ${runs}` : `CONFORMANCE_SEED=${seed} CONFORMANCE_RUNS=${runs}`;
  return `Seed ${seed}, runs ${runs}: ${covers}.\nThe same again: ${settings}`;
}
