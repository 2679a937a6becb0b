import type { ConformanceResult } from '../result/conformance-result.ts';
import { countVerdicts } from '../result/verdict.ts';
import { exitCodes } from './exit-code.ts';
import { overallVerdict } from './overall-verdict.ts';
import { ruleExitCode } from './rule-exit-code.ts';

type Parts = Pick<ConformanceResult, 'rules' | 'stale' | 'scenarios'> &
  Pick<ConformanceResult['summary'], 'strict' | 'durationMs' | 'seed' | 'stopped'>;

/** What stands at the top of a result. */
export function summarizeRun({
  rules,
  stale,
  scenarios,
  strict,
  durationMs,
  seed,
  stopped,
}: Parts): ConformanceResult['summary'] {
  return {
    verdict: overallVerdict({ rules, stale, scenarios, strict, isStopped: stopped !== undefined }),
    counts: countVerdicts(rules),
    flaky: rules.filter((rule) => rule.flaky && ruleExitCode(rule, strict) !== exitCodes.conforms).length,
    strict,
    durationMs,
    seed,
    ...(stopped !== undefined && { stopped }),
  };
}
