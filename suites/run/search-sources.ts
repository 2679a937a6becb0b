import type { Rule } from '../rules/rule.ts';
import { type Step, startsDevice } from '../scenarios/step.ts';
import { firstBroken } from '../sequences/first-broken.ts';
import { seenSteps } from '../sequences/seen-steps.ts';
import { simplerSteps } from '../sequences/simpler-steps.ts';
import { stepsOf } from '../sequences/steps-of.ts';
import type { Judged } from './confirm.ts';
import type { Evidence } from './find-counterexample.ts';
import type { Played } from './play-scenario.ts';
import { brokenRules } from './repeat.ts';
import { rigOptionsOf } from './rig-options-of.ts';
import type { RunSettings } from './run-settings.ts';

/** So many scenarios that broke a rule are tried, the shortest first, until one yields a counterexample. */
const mostSources = 2;

/** A scenario, and the repetitions that have shown a rule broken again. */
export type Shown = Omit<Judged, 'result'>;

/** Steps that have broken a rule, from which a search for fewer of them begins. */
export interface Source extends Evidence {
  readonly output: Played['output'];
  readonly since: number;
  readonly isReplayed: boolean;
  /** Some wait of it was shorter than the device may take. */
  readonly isImpatient: boolean;
  /** Only the last of several sequences, which may not be enough. */
  readonly isPart?: true;
}

/** Those that are worth a search: the shortest part, which costs little where it shows nothing, and the shortest of the others. */
export function inOrder(sources: readonly Source[]): Source[] {
  const byLength = sources.toSorted((a, b) => a.steps.length - b.steps.length);
  const parts = byLength.filter(({ isPart }) => isPart);
  const wholes = byLength.filter(({ isPart }) => !isPart);
  return [...parts.slice(0, 1), ...wholes.slice(0, mostSources)];
}

/**
 * The steps of a scenario up to where it showed: those that were played, or what its journal says was done. Of generated sequences
 * that were not repeated yet also the last one alone, which is mostly enough.
 */
export function evidenceIn({ scenario, played, repeated }: Shown, rule: Rule, settings: RunSettings): Source[] {
  // A repetition is shorter: it ended when it had shown what it was for.
  const run = (scenario.generated && repeated.get(rule.id)) || played;
  if (!brokenRules(run).includes(rule.id)) return [];
  const since = firstBroken(rule, run.journal);
  if (since === undefined) return [];
  const asBefore = scenario.generated && { settlingMs: run.settlingMs };
  const options = { ...rigOptionsOf(scenario, settings, true), ...asBefore };
  const source = {
    scenario: scenario.name,
    journal: run.journal,
    output: run.output,
    options,
    since,
    isReplayed: !scenario.generated && run.sequences.length > 0,
    isImpatient: run.impatient,
  };
  const all = { ...source, steps: stepsUntil(since, run.sequences, run.journal) };
  const [start = [], ...others] = run.sequences;
  const last = others.at(-1);
  if (run !== played || others.length < 2 || !last) return [all];
  return [{ ...source, steps: stepsUntil(since, [start.slice(0, 1), last], run.journal), isPart: true }, all];
}

function stepsUntil(since: number, sequences: Played['sequences'], journal: Played['journal']): Step[] {
  if (sequences.length > 0) return seenSteps(sequences.flat(), since, journal);
  return stepsOf(journal.filter(({ seq }) => seq <= since));
}

/** All of a scenario that is a single step, and has nothing simpler: to play it once more would only show it once more. */
export function isSimplest({ steps, isImpatient }: Source): boolean {
  const [step] = steps;
  if (step === undefined || steps.length > 1 || isImpatient) return false;
  return startsDevice(step) && step.kind !== 'start' && simplerSteps(step).length === 0;
}
