import { LiveJudgement } from '../rules/judge.ts';
import type { Entry, Rule } from '../rules/rule.ts';

/** Sequence number of the entry since which the rule is broken for good; undefined when it is not broken in the end. */
export function firstBroken(rule: Rule, journal: readonly Entry[]): number | undefined {
  const judgement = new LiveJudgement([rule]);
  let since: number | undefined;
  for (const entry of journal) {
    judgement.see(entry);
    const isBroken = judgement.broken().length > 0;
    if (!isBroken) since = undefined;
    else since ??= entry.seq;
  }
  return since;
}
