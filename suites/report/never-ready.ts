import type { ConformanceResult } from '../result/conformance-result.ts';

/** The device never came so far that a scenario could be played with it. Some rules may be judged all the same. */
export function neverReady({ scenarios, summary }: ConformanceResult): boolean {
  if (summary.stopped !== undefined) return false;
  return scenarios.length > 0 && scenarios.every(({ outcome }) => outcome === 'could-not-run');
}
