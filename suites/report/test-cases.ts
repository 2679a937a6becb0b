import type { ConformanceResult, RuleResult } from '../result/conformance-result.ts';
import { areaOf, areaTitle } from '../rules/area.ts';
import { exitCodes } from '../verdicts/exit-code.ts';
import { ruleExitCode } from '../verdicts/rule-exit-code.ts';
import type { Strictness } from '../verdicts/strictness.ts';

/** What a test case can be for a CI server, and what is said of it. */
export type CaseOutcome =
  | { readonly as: 'passed'; readonly note?: string }
  | { readonly as: 'skipped'; readonly message: string }
  | { readonly as: 'failure' | 'error'; readonly type: string; readonly message: string; readonly details: string };

/** One test case. Its name is an id and nothing else, so that a case keeps its history. */
export interface TestCase {
  readonly name: string;
  readonly outcome: CaseOutcome;
}

export interface CaseSuite {
  readonly name: string;
  readonly area: string;
  readonly cases: readonly TestCase[];
}

/** The result as test cases: a suite for each area, a case for each rule; then what was stale, and what did not run. */
export function casesOf({ rules, scenarios, stale, summary, causes = [] }: ConformanceResult): CaseSuite[] {
  const stopped = scenarios.filter(({ outcome }) => outcome !== 'ran');
  const causeOf = (id: string) => causes.find(({ alsoBroken }) => alsoBroken.includes(id))?.rule;
  const areas = [...new Set(rules.map(({ id }) => areaOf(id)))];
  const suites: CaseSuite[] = areas.map((area) => ({
    name: areaTitle(area),
    area,
    cases: rules
      .filter(({ id }) => areaOf(id) === area)
      .map((rule) => ({ name: rule.id, outcome: outcomeOf(rule, summary.strict, causeOf(rule.id)) })),
  }));
  if (stale.length > 0) suites.push({ name: 'stale entries of known', area: 'known', cases: stale.map(staleCase) });
  if (stopped.length > 0)
    suites.push({ name: 'scenarios that did not run', area: 'scenario', cases: stopped.map(stoppedCase) });
  return suites;
}

/**
 * A broken MUST is a failure, and so is a broken SHOULD in a strict run; otherwise that passes with a note. What was not
 * judged although it should have been is an error, as is a failure that did not repeat. What does not apply, and what is
 * known, is skipped. So there are failures or errors exactly when the exit code is not 0.
 */
function outcomeOf(rule: RuleResult, strict: Strictness, cause?: string): CaseOutcome {
  const { verdict, reason = '', known, flaky, level } = rule;
  if (known) return { as: 'skipped', message: `known: ${known.reason}` };
  const code = ruleExitCode(rule, strict);
  if (code === exitCodes.broken) return { as: 'failure', type: level, ...told(rule, cause) };
  if (flaky && code === exitCodes.incomplete) return { as: 'error', type: 'flaky', ...told(rule, cause) };
  if (verdict === 'not-applicable') return { as: 'skipped', message: reason };
  if (verdict === 'warn') return { as: 'passed', note: `${rule.id} warns. ${told(rule, cause).details}` };
  if (verdict === 'pass') return { as: 'passed' };
  return { as: 'error', type: verdict, message: reason, details: reason };
}

function told(
  { sentence, source, violations, reason }: RuleResult,
  cause: string | undefined,
): { message: string; details: string } {
  const [violation] = violations;
  if (!violation) return { message: reason ?? sentence, details: reason ?? sentence };
  const { message, expected, actual, nearMiss, replay } = violation;
  const lines = [
    message,
    `The device ${sentence}.`,
    `Expected: ${expected}`,
    `Actual: ${actual}`,
    ...(nearMiss === undefined ? [] : [`Near miss: ${nearMiss}`]),
    ...(cause === undefined ? [] : [`Cause: broken by the same messages as ${cause}`]),
    `Source: ${source}`,
    `Replay: ${replay}`,
  ];
  return { message, details: lines.join('\n') };
}

function staleCase({ rule, reason, why }: ConformanceResult['stale'][number]): TestCase {
  const message = `${why}. Take its entry (${reason}) out of known.`;
  return { name: rule, outcome: { as: 'failure', type: 'stale', message, details: message } };
}

function stoppedCase({ name, outcome, reason = '' }: ConformanceResult['scenarios'][number]): TestCase {
  return { name, outcome: { as: 'error', type: outcome, message: reason, details: reason } };
}
