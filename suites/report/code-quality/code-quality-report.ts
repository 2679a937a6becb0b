import { createHash } from 'node:crypto';
import type { ConformanceResult, RuleResult } from '../../result/conformance-result.ts';
import { exitCodes } from '../../verdicts/exit-code.ts';
import { ruleExitCode } from '../../verdicts/rule-exit-code.ts';
import type { Strictness } from '../../verdicts/strictness.ts';
import { cutTo, plainText } from '../../words/plain-text.ts';
import { type Failure, sortedRules } from '../sorted-rules.ts';

const LONGEST = 2000;

/** An issue as GitLab and Code Climate read it. */
export interface CodeQualityIssue {
  readonly type: 'issue';
  readonly check_name: string;
  readonly description: string;
  readonly content: { readonly body: string };
  readonly categories: ['Bug Risk'];
  readonly severity: 'info' | 'minor' | 'major' | 'critical';
  readonly fingerprint: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end: number } };
}

/**
 * The broken rules as a code quality report of GitLab, which is a part of what Code Climate specifies. A rule is one issue, however
 * often it was broken, and its fingerprint is made of the device and the rule's id only: a merge request shows what is new and
 * what is mended. What was not judged is an issue as well, because its rules would otherwise look mended.
 *
 * @param path of the device's program, as seen from the root of the repository
 */
export function codeQualityIssues(result: ConformanceResult, { path }: { readonly path: string }): CodeQualityIssue[] {
  const { rules, summary, device, platform } = result;
  const { failing, flaky, warned, known } = sortedRules(result);
  const issue = (name: string, severity: CodeQualityIssue['severity'], description: string, body: string) => ({
    type: 'issue' as const,
    check_name: cutTo(name, 200),
    description: cutTo(plainText(description), LONGEST),
    content: { body: cutTo(body, LONGEST) },
    categories: ['Bug Risk'] as CodeQualityIssue['categories'],
    severity,
    fingerprint: createHash('sha256')
      .update(JSON.stringify([platform.generation, device.kind, device.command, name]))
      .digest('hex'),
    location: { path, lines: { begin: 1, end: 1 } },
  });
  const issues = [...failing, ...flaky, ...warned, ...known].flatMap((failure) =>
    [failure.rule, ...failure.also].map((rule) =>
      issue(rule.id, severityOf(rule, summary.strict), titleOf(rule), bodyOf(rule, failure)),
    ),
  );
  const missing = rules.filter((rule) => !rule.flaky && ruleExitCode(rule, summary.strict) === exitCodes.incomplete);
  const [first] = missing;
  if (first === undefined) return issues;
  const were = missing.length === 1 ? '1 rule was' : `${missing.length} rules were`;
  const reason = first.reason === undefined ? '' : ` (${first.reason})`;
  return [
    ...issues,
    issue(
      'incomplete',
      'major',
      `The run is incomplete: ${were} not judged, such as ${first.id}${reason}.`,
      `Not judged: ${missing.map(({ id }) => id).join(', ')}`,
    ),
  ];
}

/** The same as the text of a file, `gl-code-quality-report.json`. */
export function codeQualityReport(result: ConformanceResult, place: { readonly path: string }): string {
  return `${JSON.stringify(codeQualityIssues(result, place), undefined, 2)}\n`;
}

function severityOf(rule: RuleResult, strict: Strictness): CodeQualityIssue['severity'] {
  if (rule.known || rule.flaky) return 'info';
  if (rule.level === 'MUST') return 'critical';
  return ruleExitCode(rule, strict) === exitCodes.broken ? 'major' : 'minor';
}

function titleOf({ id, level, sentence, known, flaky, violations }: RuleResult): string {
  const what = violations[0]?.message ?? `The device ${sentence}.`;
  const note = known ? ` (known: ${known.reason})` : flaky ? ' (did not repeat)' : '';
  return `${id} ${level}: ${what}${note}`;
}

function bodyOf({ id, sentence, source, violations }: RuleResult, { rule, also }: Failure): string {
  const [violation] = violations;
  const together = [rule, ...also].map((one) => one.id).filter((other) => other !== id);
  const lines = [
    `The device ${sentence}.`,
    ...(violation === undefined ? [] : [`Expected: ${violation.expected}`, `Actual: ${violation.actual}`]),
    ...(violation?.nearMiss === undefined ? [] : [`What it looks like: ${violation.nearMiss}`]),
    ...(together.length === 0 ? [] : [`Broken by the same messages: ${together.join(', ')}`]),
    `Source: ${source}`,
    ...(violation === undefined ? [] : [`Replay: ${violation.replay}`]),
  ];
  return lines.map(plainText).join('\n');
}
