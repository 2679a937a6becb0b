import { spoken } from '../../mock-platform/language/spoken.ts';
import type { Extent } from '../scenarios/extent.ts';
import { type OneAtATime, whyOneAtATime } from './is-one-at-a-time.ts';
import type { Selection } from './selection.ts';
import { tell } from './texts.ts';

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
  const n = playbook.generation;
  const generation = since === undefined ? tell('announce.set', { n }) : tell('announce.since', { n, why: since });
  if (!extent) return [generation, tell('announce.seed', { seed })].join(spoken() === 'zh' ? '' : ' ');
  const { runs } = extent;
  const why = whyOneAtATime(run);
  const settings =
    again === 'flags' ? `--seed ${seed} --runs ${runs}` : `CONFORMANCE_SEED=${seed} CONFORMANCE_RUNS=${runs}`;
  return [
    generation,
    ...(why === undefined ? [] : [tell('announce.oneByOne', { why })]),
    tell('announce.extent', { seed, runs, covers: selection ? asked(selection) : covers(extent) }),
    tell(selection ? 'announce.againNames' : 'announce.again', { settings }),
  ].join('\n');
}

function asked({ rules, scenarios }: Selection): string {
  const ids = [...(rules ?? [])];
  const named = ids.length > few ? [...ids.slice(0, few), tell('only.more', { n: ids.length - few })] : ids;
  const played = scenarios && [...scenarios].join(', ');
  if (named.length === 0) return tell('only.played', { scenarios: played ?? '' });
  const values = { rules: named.join(', ') };
  return played === undefined ? tell('only.rules', values) : tell('only.rulesIn', { ...values, scenarios: played });
}

/** How much it does. */
function covers({ runs, sequences, steps }: Extent): string {
  if (runs === 'quick') return tell('covers.quick', { n: sequences });
  return steps > 0 ? tell('covers.thorough', { steps }) : tell('covers.every', { n: sequences });
}
