import type { ProductModel } from '../../mock-platform/product-model/model.ts';
import type { Entry } from '../rules/rule.ts';
import type { Declaration } from '../scenarios/rig-options.ts';
import type { Steps } from '../sequences/step.ts';
import type { DepthResult } from '../verdicts/conformance-result.ts';
import { countBoundaries } from './count-boundaries.ts';
import { countCommands } from './count-commands.ts';
import { countPairs } from './count-pairs.ts';
import { countSessionEvents } from './count-session-events.ts';
import { shallows } from './shallows.ts';

/** What was done in a run. */
export interface Doings {
  readonly model: ProductModel;
  readonly declaration: Declaration;
  /** Of every scenario. */
  readonly journals: readonly (readonly Entry[])[];
  /** Generated sequences, for each device that they were played on. */
  readonly generated: readonly (readonly Steps[])[];
}

/** How much of the device was really exercised, and where that is too little. */
export function depthOf({ model, declaration, journals, generated }: Doings): DepthResult {
  const entries = journals.flat();
  const depth = {
    commands: countCommands(model, entries),
    boundaries: countBoundaries(model, entries),
    sessionEvents: countSessionEvents(journals),
    pairs: countPairs(generated.map((sequences) => sequences.flat())),
    sequences: generated.reduce((sum, sequences) => sum + sequences.length, 0),
    steps: generated.flat(2).length,
  };
  return { ...depth, warnings: shallows(depth, declaration) };
}
