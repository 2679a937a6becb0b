import type { Extent } from '../scenarios/extent.ts';
import { type OneAtATime, whyOneAtATime } from './is-one-at-a-time.ts';
import type { Selection } from './selection.ts';

interface Announced extends Partial<OneAtATime> {
  readonly playbook: { readonly generation: number };
  /** Why it is judged in that generation, completing "since …". */
  readonly since?: string;
  readonly seed: number;
  readonly extent?: Extent;
  readonly selection?: Selection;
}

/** So many rules are named. */
const few = 3;

/** What a run is about to do, and how to do it again: the first lines that it prints. */
export function announcement(
  { playbook, since, seed, extent, selection, ...run }: Announced,
  again: 'flags' | 'variables' = 'flags',
): string {
  const generation = `Generation ${playbook.generation} of the interface${since === undefined ? ', as set' : `, since ${since}`}.`;
  if (!extent) return `${generation} Seed ${seed}.`;
  const { runs, covers } = extent;
  const why = whyOneAtATime(run);
  const settings =
    again === 'flags' ? `--seed ${seed} --runs ${runs}` : `CONFORMANCE_SEED=${seed} CONFORMANCE_RUNS=${runs}`;
  return [
    generation,
    ...(why === undefined ? [] : [`One scenario after the other, since ${why}: that takes longer than side by side.`]),
    `Seed ${seed}, runs ${runs}: ${selection ? `only ${asked(selection)}` : covers}.`,
    `The same again: ${settings}${selection ? ', and the same names' : ''}`,
  ].join('\n');
}

function asked({ rules, scenarios }: Selection): string {
  const ids = [...(rules ?? [])];
  const named = ids.length > few ? [...ids.slice(0, few), `${ids.length - few} more`] : ids;
  const played = scenarios && [...scenarios].join(', ');
  if (named.length === 0) return `what shows in ${played}`;
  return `${named.join(', ')}, in ${played ?? 'what can show that'}`;
}
