import type { Extent } from './extent.ts';

/** What a run is about to do, and how to do it again: the first line that it prints. */
export function announcement({ seed, extent }: { readonly seed: number; readonly extent?: Extent }): string {
  if (!extent) return `Seed ${seed}.`;
  return `Seed ${seed}, runs ${extent.runs}: ${extent.covers}. The same again: --seed ${seed} --runs ${extent.runs}`;
}
