import { type Fault, faultyDevice } from '../../fixtures/devices/faults/index.ts';
import { moduleDevice } from '../../suites/device/module-device.ts';
import { extentOf } from '../../suites/scenarios/extent.ts';
import type { Scenario } from '../../suites/scenarios/scenario.ts';
import { generationOf, repertoireOf, type TrialProducts } from './trial-product.ts';
import { runTrial } from './trial-run.ts';

/** What became of one fault that only a sequence shows, with one seed. */
export interface SequenceTrial {
  readonly fault: string;
  readonly seed: number;
  /** Its own rule turned red. */
  readonly found: boolean;
  /** Fewest steps that show it, as its author counted them. */
  readonly minimum: number;
  /** Those of the counterexample; undefined when there is none. */
  readonly steps?: readonly string[];
  /** The counterexample could not be made any simpler. */
  readonly minimal?: boolean;
  readonly replay?: string;
  readonly ms: number;
}

/** So many steps more than the hand-written minimum a counterexample may have. */
const allowance = 2;
/** A device with a keep-alive of this many seconds lets the scenarios that wait for it be played. */
const shortKeepAlive = 3;
const waits = { startMs: 4000, answerMs: 3000, reportMs: 3000, reconnectMs: 10_000 };

/**
 * A normal run against the fault, ended as soon as its own rule is red and its counterexample found: the scenarios that
 * aim at the rule, which are a part of every normal run, and only if they do not show it, the whole of it.
 */
export async function trySequence(
  fault: Fault,
  products: TrialProducts,
  seed: number,
  budgetMs: number,
): Promise<SequenceTrial> {
  const began = performance.now();
  const generation = generationOf(fault);
  const scenarios = repertoireOf(generation);
  const aimed = scenarios.filter(({ exercises }) => exercises.includes(fault.rule));
  const shown = (aimed.length > 0 ? await play(aimed, false) : undefined) ?? (await play(scenarios, true));
  const { counterexample, replay } = shown ?? {};
  return {
    fault: fault.id,
    seed,
    found: shown !== undefined,
    minimum: fault.sequence?.minimumSteps.length ?? 0,
    ...(counterexample && { steps: counterexample.steps.map(({ text }) => text), minimal: counterexample.minimal }),
    ...(replay !== undefined && { replay }),
    ms: Math.round(performance.now() - began),
  };

  async function play(played: readonly Scenario[], whole: boolean) {
    const { rules } = await runTrial(
      {
        device: moduleDevice(faultyDevice(fault.id)),
        generation,
        ...(fault.capabilities && { capabilities: fault.capabilities }),
        registration: fault.rule.startsWith('V1-DYN-'),
        long: (fault.options?.keepAliveSeconds ?? Number.POSITIVE_INFINITY) <= shortKeepAlive,
        waits,
        scenarios: played,
        seed,
        rules: [fault.rule],
        budgetMs,
        ...(whole && { extent: extentOf('normal') }),
      },
      products[generation],
    );
    const own = rules.find(({ id, flaky }) => id === fault.rule && !flaky);
    return own?.violations.find(({ counterexample }) => counterexample) ?? own?.violations[0];
  }
}

/** What keeps a trial from being as good as it should be, in words. */
export function shortcomingOf({ found, steps, minimum }: SequenceTrial): string | undefined {
  if (!found) return 'its own rule did not turn red';
  if (!steps) return 'no counterexample';
  return steps.length > minimum + allowance ? `${steps.length} steps, where ${minimum} suffice` : undefined;
}
