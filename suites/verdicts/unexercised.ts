import type { Verdict } from '../result/verdict.ts';
import type { Rule } from '../rules/rule.ts';
import { hiddenBy } from './hidden-by.ts';
import { obstacle, type ScenarioResult } from './scenario-result.ts';

/** What a run did not play. */
export interface Unplayed {
  /** Ids of rules whose scenarios it leaves out, with the words to print. */
  readonly leftOut?: ReadonlyMap<string, string> | undefined;
  /** What stopped it before its end, completing "stopped …". */
  readonly stopped?: string | undefined;
}

/** Why a rule that applies was never exercised, and what that makes of it. Never `pass`. */
export function unexercised(
  rule: Rule,
  scenarios: readonly ScenarioResult[],
  { leftOut, stopped }: Unplayed = {},
): { verdict: Verdict; reason: string } {
  const absent = leftOut?.get(rule.id);
  const meant = scenarios.filter(({ expects }) => expects.includes(rule.id));
  // A rule that no scenario aims at shows in any of them, so one that ran is enough to know.
  const blocking = meant.length > 0 || scenarios.every(({ outcome }) => outcome !== 'ran');
  const obstacles = (meant.length > 0 ? meant : scenarios).flatMap(({ scenario, outcome }) => {
    const found = blocking ? obstacle(outcome) : undefined;
    return found ? [{ ...found, reason: `${scenario}: ${found.reason}` }] : [];
  });
  const worst = obstacles.find(({ verdict }) => verdict === 'harness-error') ?? obstacles[0];
  if (worst) return worst;
  if (absent !== undefined && meant.length === 0) return { verdict: 'not-applicable', reason: absent };
  // What shows in any scenario would have shown in those that were played.
  const isSeen = rule.when !== undefined && meant.length === 0 && scenarios.some(({ outcome }) => outcome === 'ran');
  if (stopped !== undefined && !isSeen) {
    return { verdict: 'not-exercised', reason: `the run was stopped ${stopped} before a scenario showed this` };
  }
  const hidden = hiddenBy(rule, meant, scenarios);
  if (hidden !== undefined) return { verdict: 'not-exercised', reason: hidden };
  if (rule.when) {
    const reason =
      stopped === undefined
        ? `only for a device that ${rule.when}; this one did not`
        : `only for a device that ${rule.when}; this one did not, until the run was stopped ${stopped}`;
    return { verdict: 'not-applicable', reason };
  }
  if (meant.length === 0) return { verdict: 'not-exercised', reason: 'no scenario of this run shows it' };
  return { verdict: 'not-exercised', reason: `did not show in ${meant.map(({ scenario }) => scenario).join(', ')}` };
}
