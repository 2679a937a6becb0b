import type { KnownFailure } from '../configuration/known-failure.ts';
import type { RuleResult, StaleEntry } from '../result/conformance-result.ts';

/**
 * Entries of `known` that hide nothing any more: the rule passed, or there is no such rule. One that could not be
 * judged in this run stays, and so does a flaky one that happened to pass.
 */
export function staleEntries(known: readonly KnownFailure[], rules: readonly RuleResult[]): StaleEntry[] {
  return known.flatMap(({ rule, reason, flaky }) => {
    const result = rules.find(({ id }) => id === rule);
    if (!result) return [{ rule, reason, why: 'the catalogue has no such rule' }];
    if (result.verdict !== 'pass' || flaky) return [];
    return [{ rule, reason, why: 'the device keeps the rule now' }];
  });
}
