import type { ConformanceResult } from '../result/conformance-result.ts';
import { neverReady } from './never-ready.ts';
import { sortedRules } from './sorted-rules.ts';

/**
 * The replay token of what to look at first: the first cause of a failure, then what stopped, then what was flaky, then a warning. A device
 * that never came so far has nothing to be replayed.
 */
export function nextToken(result: ConformanceResult): string | undefined {
  const { failing, flaky, warned } = sortedRules(result);
  const first =
    failing[0]?.rule.violations[0] ??
    (neverReady(result) ? undefined : result.scenarios.find(({ outcome }) => outcome !== 'ran')) ??
    flaky[0]?.rule.violations[0] ??
    warned[0]?.rule.violations[0];
  return first?.replay;
}
