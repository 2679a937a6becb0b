import type { ConformanceResult, RuleResult } from '../verdicts/conformance-result.ts';
import { failsRun } from '../verdicts/overall-verdict.ts';

/**
 * The rules that are not green, each in one list. First those of which it can be told what the wrong value looks like:
 * they lead to the cause soonest. Otherwise in the order of the catalogue.
 */
export interface SortedRules {
  /** Broken, and that fails the run. */
  readonly failing: readonly RuleResult[];
  /** A broken SHOULD. */
  readonly warned: readonly RuleResult[];
  /** Broken, and not again alone on a fresh device. */
  readonly flaky: readonly RuleResult[];
  /** Broken, as an entry of `known` expects. */
  readonly known: readonly RuleResult[];
}

export function sortedRules({ rules, summary: { strict } }: Pick<ConformanceResult, 'rules' | 'summary'>): SortedRules {
  const told = [...rules.filter(isTelling), ...rules.filter((rule) => !isTelling(rule))].filter(({ known }) => !known);
  const failing = told.filter((rule) => failsRun(rule, strict));
  const flaky = told.filter((rule) => rule.flaky);
  return {
    failing,
    flaky,
    warned: told.filter((rule) => rule.verdict === 'warn' && !failing.includes(rule) && !flaky.includes(rule)),
    known: rules.filter(({ known }) => known),
  };
}

function isTelling({ violations }: RuleResult): boolean {
  return violations[0]?.nearMiss !== undefined;
}
