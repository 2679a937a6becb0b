import type { ConformanceResult, RuleResult } from '../../result/conformance-result.ts';

/** What has become of the rules since an earlier run. A rule that either run did not judge is neither fixed nor new. */
export interface Comparison {
  /** Broken before, kept now. */
  readonly fixed: readonly RuleResult[];
  /** Broken now, kept before. */
  readonly broken: readonly RuleResult[];
  /** Broken in both. */
  readonly still: readonly RuleResult[];
  /** Broken now, and not judged before. */
  readonly firstSeen: readonly RuleResult[];
  /** Broken before, and not judged now although the run has the rule: as it was before. */
  readonly lost: readonly RuleResult[];
}

export function compareResults(
  { rules }: Pick<ConformanceResult, 'rules'>,
  earlier: Pick<ConformanceResult, 'rules'>,
): Comparison {
  const before = new Map(earlier.rules.map((rule) => [rule.id, rule]));
  const was = ({ id }: RuleResult) => stateOf(before.get(id));
  const now = (state: State) => rules.filter((rule) => stateOf(rule) === state);
  const open = new Set(now('open').map(({ id }) => id));
  return {
    fixed: now('kept').filter((rule) => was(rule) === 'broken'),
    broken: now('broken').filter((rule) => was(rule) === 'kept'),
    still: now('broken').filter((rule) => was(rule) === 'broken'),
    firstSeen: now('broken').filter((rule) => was(rule) === 'open'),
    lost: earlier.rules.filter((rule) => stateOf(rule) === 'broken' && open.has(rule.id)),
  };
}

type State = 'kept' | 'broken' | 'open';

/** A failure that did not repeat leaves the question open. */
function stateOf(rule: RuleResult | undefined): State {
  if (!rule || rule.flaky) return 'open';
  if (rule.verdict === 'pass') return 'kept';
  return rule.verdict === 'fail' || rule.verdict === 'warn' ? 'broken' : 'open';
}
