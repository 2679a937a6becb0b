import type { ConformanceResult } from '../result/conformance-result.ts';
import type { Verdict } from '../result/verdict.ts';
import { exitCodes } from './exit-code.ts';
import { ruleExitCode, type Weighed } from './rule-exit-code.ts';
import type { Strictness } from './strictness.ts';

/** Whether a rule's verdict fails the run: a broken MUST, or a broken SHOULD under `strict`, that repeats and is not known. */
export function failsRun(rule: Weighed, strict: Strictness): boolean {
  return ruleExitCode(rule, strict) === exitCodes.broken;
}

/**
 * The verdict on the whole run. A failure that stands outweighs what is missing: to run the rest would not take it back.
 * After that, what is missing outweighs what went well, and the suite's own fault outweighs the device's absence.
 */
export function overallVerdict({
  rules,
  stale,
  scenarios,
  strict,
  isStopped = false,
}: Pick<ConformanceResult, 'rules' | 'stale' | 'scenarios'> & {
  strict: Strictness;
  isStopped?: boolean;
}): Verdict {
  const has = (verdict: Verdict) => rules.some((rule) => rule.verdict === verdict);
  if (rules.some((rule) => failsRun(rule, strict)) || stale.length > 0) return 'fail';
  for (const incomplete of ['harness-error', 'could-not-run'] as const) {
    if (has(incomplete) || scenarios.some(({ outcome }) => outcome === incomplete)) return incomplete;
  }
  if (isStopped || has('not-exercised')) return 'not-exercised';
  // Known failures are expected, not well.
  if (has('warn') || has('fail')) return 'warn';
  return has('pass') ? 'pass' : 'not-exercised';
}
