import type { ProductModel } from '../../mock-platform/product-model/model.ts';
import { findCommand, validateParameters } from '../../mock-platform/product-model/validate.ts';
import type { Entry, Rule } from '../rules/rule.ts';
import type { RigOptions } from '../scenarios/rig-options.ts';
import { describeStep } from '../sequences/describe-step.ts';
import { learntWaits } from '../sequences/learnt-waits.ts';
import { type Shrunk, shrink } from '../sequences/shrink.ts';
import { commandsOf, type StepCommand, type Steps } from '../sequences/step.ts';
import type { Counterexample } from '../verdicts/scenario-result.ts';
import { isTooBusy } from './too-busy.ts';
import { type Tried, trySteps } from './try-steps.ts';

/** Steps after which a rule was broken, and what the device was like then. */
export interface Evidence {
  readonly scenario: string;
  readonly steps: Steps;
  readonly journal: readonly Entry[];
  readonly options: RigOptions;
}

export interface Search {
  readonly rule: Rule;
  /** How long to look for simpler steps, ms. */
  readonly budgetMs: number;
  /** Token that plays just these steps again. */
  readonly replay: (found: { readonly steps: Steps; readonly path: string }) => string;
}

/** So many of the simplest sequences are confirmed, one after the other, until one stands. */
const mostConfirmations = 3;

/**
 * Looks for the shortest sequence that breaks the rule, with waits learnt from the device, and confirms it with the
 * declared ones. Undefined when the steps alone do not show it, or nothing simpler stands.
 */
export async function findCounterexample(
  evidence: Evidence,
  { rule, budgetMs, replay }: Search,
): Promise<Counterexample | undefined> {
  const { steps, journal, options } = evidence;
  const { waits, seed, model } = options;
  const trials = new WeakMap<Steps, Tried>();
  const search = (tried: RigOptions): Promise<Shrunk | undefined> => {
    const tryOut = async (candidate: Steps) => {
      const trial = await trySteps(candidate, rule, tried);
      trials.set(candidate, trial);
      return trial;
    };
    const isSound = (candidate: Steps) =>
      candidate.every((step) => commandsOf(step).every((command) => isAsSaid(command, model)));
    return shrink(steps, tryOut, { budgetMs, seed, isSound });
  };
  const shrunk =
    (await search({ ...options, learns: true, waits: learntWaits(journal, waits) })) ??
    // What shows only after a long wait needs it.
    (await search({ ...options, learns: true }));
  if (!shrunk) return undefined;
  for (const [index, candidate] of shrunk.broken.slice(0, mostConfirmations).entries()) {
    const trial = trials.get(candidate);
    // The steps that it began with were confirmed before.
    const isConfirmed = candidate === shrunk.broken.at(-1) && trial && !trial.played.waitedInVain;
    const { isBroken, seen, played } = isConfirmed
      ? trial
      : await trySteps(candidate, rule, { ...options, learns: false });
    const [violation] = played.findings[0]?.violations ?? [];
    if (!isBroken || !violation || isTooBusy(played)) continue;
    const isMinimal = shrunk.isMinimal && index === 0;
    return {
      rule: rule.id,
      steps: seen.map((step) => ({ text: describeStep(step), step })),
      minimal: isMinimal,
      ...(!isMinimal && { note: noteOf(shrunk, budgetMs) }),
      violation,
      journal: played.journal,
      output: played.output,
      replay: replay({ steps: seen, path: shrunk.path }),
    };
  }
  return undefined;
}

/** A command that is not said to have a flaw fits the model. */
function isAsSaid({ serviceId, cmd, paras, flaw }: StepCommand, model: ProductModel): boolean {
  if (flaw !== undefined) return true;
  const command = findCommand(model, serviceId, cmd);
  return command !== undefined && !validateParameters(command, paras).some(({ tolerated }) => !tolerated);
}

function noteOf({ isMinimal }: Shrunk, budgetMs: number): string {
  if (isMinimal) return 'a simpler sequence showed it, too, but not when it had all the time that the device may take';
  return `the ${budgetMs / 1000} s for shrinking were over: there may be a simpler one (--budget)`;
}
