import type { ConformanceResult } from '../verdicts/conformance-result.ts';
import { sortedRules } from './sorted-rules.ts';

/** The replay token of what to look at first: a failure, then what stopped, then what was flaky, then a warning. */
export function nextToken(result: ConformanceResult): string | undefined {
  const { failing, flaky, warned } = sortedRules(result);
  const first =
    failing[0]?.violations[0] ??
    result.scenarios.find(({ outcome }) => outcome !== 'ran') ??
    flaky[0]?.violations[0] ??
    warned[0]?.violations[0];
  return first?.replay;
}
