import type { ConformanceResult, RuleResult } from '../../result/conformance-result.ts';
import { areaOf, areaTitle } from '../../rules/area.ts';
import { exitCodes } from '../../verdicts/exit-code.ts';
import { ruleExitCode } from '../../verdicts/rule-exit-code.ts';
import type { Strictness } from '../../verdicts/strictness.ts';
import { attribute, text } from './xml.ts';

const LONGEST = 2000;

/** What a test case of JUnit can be, and what is said of it. */
type Outcome =
  | { readonly as: 'passed'; readonly note?: string }
  | { readonly as: 'skipped'; readonly message: string }
  | { readonly as: 'failure' | 'error'; readonly type: string; readonly message: string; readonly details: string };

interface Case {
  readonly name: string;
  readonly outcome: Outcome;
}

/**
 * The result as JUnit's XML, as CI servers read it: a suite for each area, a case for each rule, named by its id and by
 * nothing else, so that a case keeps its history. A rule does not have its own time: scenarios have, and they are shared.
 */
export function junitReport(result: ConformanceResult, { at }: { readonly at: Date }): string {
  const { rules, scenarios, stale, summary, causes = [] } = result;
  const stopped = scenarios.filter(({ outcome }) => outcome !== 'ran');
  const causeOf = (id: string) => causes.find(({ alsoBroken }) => alsoBroken.includes(id))?.rule;
  const areas = [...new Set(rules.map(({ id }) => areaOf(id)))];
  const suites = areas.map((area) => ({
    name: areaTitle(area),
    area,
    cases: rules
      .filter(({ id }) => areaOf(id) === area)
      .map((rule) => ({ name: rule.id, outcome: outcomeOf(rule, summary.strict, causeOf(rule.id)) })),
  }));
  if (stale.length > 0) suites.push({ name: 'stale entries of known', area: 'known', cases: stale.map(staleCase) });
  if (stopped.length > 0)
    suites.push({ name: 'scenarios that did not run', area: 'scenario', cases: stopped.map(stoppedCase) });
  const all = suites.flatMap(({ cases }) => cases);
  const seconds = (summary.durationMs / 1000).toFixed(3);
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="huawei-iot-conformance" ${totals(all)} time="${seconds}">
${suites.map((suite, id) => suiteXml(suite, id, at)).join('\n')}
</testsuites>
`;
}

/**
 * A broken MUST is a failure, and so is a broken SHOULD in a strict run; otherwise that passes with a note. What was not
 * judged although it should have been is an error, as is a failure that did not repeat. What does not apply, and what is
 * known, is skipped. So there are failures or errors exactly when the exit code is not 0.
 */
function outcomeOf(rule: RuleResult, strict: Strictness, cause?: string): Outcome {
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

function staleCase({ rule, reason, why }: ConformanceResult['stale'][number]): Case {
  const message = `${why}. Take its entry (${reason}) out of known.`;
  return { name: rule, outcome: { as: 'failure', type: 'stale', message, details: message } };
}

function stoppedCase({ name, outcome, reason = '' }: ConformanceResult['scenarios'][number]): Case {
  return { name, outcome: { as: 'error', type: outcome, message: reason, details: reason } };
}

function suiteXml(
  { name, area, cases }: { readonly name: string; readonly area: string; readonly cases: readonly Case[] },
  id: number,
  at: Date,
): string {
  const notes = cases.flatMap(({ outcome }) => (outcome.as === 'passed' ? (outcome.note ?? []) : []));
  return `  <testsuite name="${attribute(name)}" package="conformance" id="${id}" ${totals(cases)} time="0" timestamp="${at.toISOString().slice(0, 19)}" hostname="localhost">
    <properties/>
${cases.map((one) => caseXml(one, area)).join('\n')}
    <system-out>${text(notes.join('\n\n'))}</system-out>
    <system-err/>
  </testsuite>`;
}

function caseXml({ name, outcome }: Case, area: string): string {
  const open = `    <testcase name="${attribute(name)}" classname="conformance.${attribute(area)}" time="0"`;
  if (outcome.as === 'passed') return `${open}/>`;
  const message = attribute(outcome.message.slice(0, LONGEST));
  if (outcome.as === 'skipped') return `${open}><skipped message="${message}"/></testcase>`;
  const { as, type, details } = outcome;
  return `${open}><${as} type="${attribute(type)}" message="${message}">${text(details.slice(0, LONGEST))}</${as}></testcase>`;
}

function totals(cases: readonly Case[]): string {
  const count = (as: Outcome['as']) => cases.filter(({ outcome }) => outcome.as === as).length;
  return `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`;
}
