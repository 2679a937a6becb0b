import type { ConformanceResult, RuleResult } from '../result/conformance-result.ts';
import { failsRun } from '../verdicts/overall-verdict.ts';

/** One cause: the rule that names it, and the rules that are broken by it, too. */
export interface Failure {
  readonly rule: RuleResult;
  readonly also: readonly RuleResult[];
}

/** What is not green, each cause in one list, what to mend first in front. */
export interface SortedRules {
  /** Broken, and that fails the run. */
  readonly failing: readonly Failure[];
  /** A broken SHOULD. */
  readonly warned: readonly Failure[];
  /** Broken, and not again alone on a fresh device. */
  readonly flaky: readonly Failure[];
  /** Broken, as an entry of `known` expects. */
  readonly known: readonly Failure[];
}

export function sortedRules(result: Pick<ConformanceResult, 'rules' | 'summary' | 'causes'>): SortedRules {
  const { rules, summary } = result;
  const told = failuresOf(result);
  const failing = told.filter(({ rule, also }) => [rule, ...also].some((one) => failsRun(one, summary.strict)));
  const flaky = told.filter((failure) => failure.rule.flaky && !failing.includes(failure));
  return {
    failing,
    flaky,
    warned: told.filter(
      (failure) => failure.rule.verdict === 'warn' && !failing.includes(failure) && !flaky.includes(failure),
    ),
    known: rules.filter(({ known }) => known).map(alone),
  };
}

/** By their causes; of a result that does not tell them, as an earlier release wrote it, each rule for itself. */
function failuresOf({ rules, causes = [] }: Pick<ConformanceResult, 'rules' | 'causes'>): Failure[] {
  const find = (id: string) => rules.filter((rule) => rule.id === id && !rule.known);
  const told = causes.flatMap((cause) =>
    find(cause.rule).map((rule) => ({ rule, also: cause.alsoBroken.flatMap(find) })),
  );
  const ids = new Set(told.flatMap(({ rule, also }) => [rule, ...also].map(({ id }) => id)));
  const rest = rules.filter(({ id, known }) => !known && !ids.has(id));
  return [...told, ...[...rest.filter(isTelling), ...rest.filter((rule) => !isTelling(rule))].map(alone)];
}

function alone(rule: RuleResult): Failure {
  return { rule, also: [] };
}

function isTelling({ violations }: RuleResult): boolean {
  return violations[0]?.nearMiss !== undefined;
}
