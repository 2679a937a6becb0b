import type { OutputLine } from '../device/device.ts';
import type { CounterexampleResult } from '../result/conformance-result.ts';
import type { Finding } from '../rules/judge.ts';
import type { Entry, Violation } from '../rules/rule.ts';

export type Outcome =
  | 'ran'
  /** The device did not start or never connected: why. */
  | { readonly couldNotRun: string }
  /** The suite contradicted itself: how. Nothing is concluded from the scenario. */
  | { readonly harnessError: string };

/** What kept a scenario from running to its end, as the verdict that it makes; undefined for one that ran. */
export function obstacle(outcome: Outcome): { verdict: 'could-not-run' | 'harness-error'; reason: string } | undefined {
  if (outcome === 'ran') return undefined;
  if ('harnessError' in outcome) return { verdict: 'harness-error', reason: outcome.harnessError };
  return { verdict: 'could-not-run', reason: outcome.couldNotRun };
}

/** The same scenario once more, alone, on a fresh device. */
interface Confirmation {
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
  readonly journal: readonly Entry[];
}

/** The shortest sequence found that breaks one rule, and what was seen when it was played alone on a fresh device. */
export interface Counterexample extends CounterexampleResult {
  /** Id of the rule. */
  readonly rule: string;
  readonly violation: Violation;
  readonly journal: readonly Entry[];
  /** What the device printed then. */
  readonly output: readonly OutputLine[];
  /** Token that plays just these steps again. */
  readonly replay: string;
}

/** What one scenario left behind. */
export interface ScenarioResult {
  /** Unique in a run. */
  readonly scenario: string;
  /** A sentence for people. */
  readonly title: string;
  readonly durationMs: number;
  /** Ids of the rules that this scenario is meant to exercise. */
  readonly expects: readonly string[];
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
  readonly journal: readonly Entry[];
  readonly output: readonly OutputLine[];
  /** Token that runs just this again. */
  readonly replay: string;
  /** At most one for each rule that was broken. */
  readonly counterexamples?: readonly Counterexample[];
  /** Made after a failure. Without it the failure counts as it is: the run was already alone on a fresh device. */
  readonly confirmation?: Confirmation;
}
