import type { ProductModel } from '../../mock-platform/product-model/model.ts';
import type { DepthResult } from '../result/conformance-result.ts';
import type { Entry } from '../rules/rule.ts';
import type { Extent } from '../scenarios/extent.ts';
import type { Declaration } from '../scenarios/rig-options.ts';
import { countBoundaries } from './count-boundaries.ts';
import { countCommands } from './count-commands.ts';
import { countGets } from './count-gets.ts';
import { countPairs } from './count-pairs.ts';
import { countSessionEvents } from './count-session-events.ts';
import { echoHints } from './echo-hints.ts';
import { otherGenerationNotes } from './notes.ts';
import { shallows } from './shallows.ts';

/** What was done in a run. */
export interface Doings {
  readonly model: ProductModel;
  readonly declaration: Declaration;
  /** Of every scenario. */
  readonly journals: readonly (readonly Entry[])[];
  /** Generated sequences, for each device that they were played on, as their generation names the steps. */
  readonly generated: readonly (readonly (readonly { readonly kind: string }[])[])[];
  /** What was asked for, where that is known. */
  readonly extent?: Pick<Extent, 'sequences' | 'limitMs'>;
  /** This is a part of a run, which plays a part of them. */
  readonly shard?: object;
  /** What stopped the run before its end, completing "stopped …": what it did not get to needs no other explanation. */
  readonly stopped?: string | undefined;
  readonly playbook?: { readonly generation: number };
  /** What a first look has shown. */
  readonly notes?: readonly string[];
}

/** How much of the device was really exercised, and where that is too little. */
export function depthOf({
  model,
  declaration,
  journals,
  generated,
  extent,
  shard,
  stopped,
  playbook,
  notes = [],
}: Doings): DepthResult {
  const entries = journals.flat();
  const gets = countGets(model, entries);
  const depth = {
    commands: countCommands(model, entries),
    boundaries: countBoundaries(model, entries),
    ...(gets && { gets }),
    sessionEvents: countSessionEvents(journals),
    pairs: countPairs(generated.map((sequences) => sequences.flat())),
    sequences: generated.reduce((sum, sequences) => sum + sequences.length, 0),
    steps: generated.flat(2).length,
  };
  const asked = extent && !shard && askedFor(extent, depth.sequences, stopped);
  const warnings = [
    ...(stopped === undefined ? shallows(depth, declaration) : []),
    ...echoHints(model, declaration, entries),
    ...notes,
    ...(playbook ? otherGenerationNotes(playbook.generation, entries) : []),
  ];
  return { ...depth, ...(asked && { asked }), warnings };
}

/** Why fewer sequences were played than were asked for; undefined where none are missing. */
function askedFor(
  { sequences, limitMs }: Pick<Extent, 'sequences' | 'limitMs'>,
  played: number,
  stopped: string | undefined,
): DepthResult['asked'] {
  if (played >= sequences) return undefined;
  if (stopped !== undefined) return { sequences, why: `the run was stopped ${stopped}` };
  const why =
    limitMs === Number.POSITIVE_INFINITY
      ? 'none is begun after many devices that broke a rule'
      : `none is begun after ${limitMs / 1000} s, or after many devices that broke a rule (--runs ${sequences} has no limit of time)`;
  return { sequences, why };
}
