import type { RuleResult, ViolationResult } from '../result/conformance-result.ts';
import { findProse } from '../rules/prose-of.ts';
import { cutTo, plainText, wrapped } from '../words/plain-text.ts';
import { lookOf } from './look-of.ts';
import type { Page } from './page.ts';
import type { Failure } from './sorted-rules.ts';
import { storyLines } from './story-lines.ts';
import { traceLines } from './trace-lines.ts';

const LABEL = 15;
/** Enough to see what is wrong; the rest is in the file. */
const VALUE = 400;

/** A broken rule with its first violation in full: what was required, what happened, and how to see it again. */
export function failureLines({ rule, also }: Failure, page: Page): string[] {
  const [violation] = rule.violations;
  if (!violation) return [];
  const { counterexample, trace, repeatTrace } = violation;
  return [
    heading(rule, page),
    ...paragraph(`The device ${rule.sentence}.`, page),
    ...paragraph(violation.message, page),
    ...(rule.reason ? paragraph(`Flaky: ${rule.reason}.`, page) : []),
    '',
    ...(counterexample ? storyLines(violation, counterexample, page) : []),
    ...values(violation, page),
    ...lookFirst(rule, page),
    ...(counterexample ? [] : traceField('Trace', trace, violation, page)),
    ...traceField('When repeated', repeatTrace ?? [], violation, page),
    ...field('Source', rule.source, page),
    ...field('Scenario', violation.scenario, page),
    `  ${page.paint('dim', 'Replay'.padEnd(LABEL))}${page.replayCommand(violation.replay)}`,
    ...others(rule, page),
    ...alsoBroken(also, page),
  ];
}

/** A warning: what happened, what would have been right, and where that is written. */
export function warningLines({ rule, also }: Failure, page: Page): string[] {
  const [violation] = rule.violations;
  if (!violation) return [];
  return [
    heading(rule, page),
    ...paragraph(violation.message, page),
    ...values(violation, page),
    ...lookFirst(rule, page),
    ...field('Source', rule.source, page),
    ...others(rule, page),
    ...alsoBroken(also, page),
  ];
}

function heading(rule: RuleResult, { paint }: Page): string {
  const { symbol, colour } = lookOf(rule);
  return `${paint(colour, `${symbol} ${rule.id}`)}  ${rule.level}`;
}

function values({ expected, actual, nearMiss }: ViolationResult, page: Page): string[] {
  return [
    ...field('Expected', expected, page),
    ...field('Actual', actual, page),
    ...(nearMiss === undefined ? [] : field('Near miss', nearMiss, page)),
  ];
}

/** Where the mistake sits in most devices that make it. */
function lookFirst({ id }: RuleResult, page: Page): string[] {
  const prose = findProse(id);
  return prose ? field('Look first for', prose.look.replaceAll('**', ''), page) : [];
}

/** The rules that the same messages break, with what each says of them. */
function alsoBroken(rules: readonly RuleResult[], { paint, width }: Page): string[] {
  if (rules.length === 0) return [];
  const ids = Math.max(...rules.map(({ id }) => id.length));
  return [
    `  ${paint('dim', 'Also broken by this')}`,
    ...rules.flatMap(({ id, level, violations, sentence }) => {
      const head = `${id.padEnd(ids)}  ${level.padEnd('SHOULD'.length)}  `;
      const [first] = violations;
      const told = [first?.message ?? sentence, ...(first?.nearMiss ? [`Near miss: ${first.nearMiss}.`] : [])];
      const lines = wrapped(plainText(told.join(' ')), width - 4 - head.length);
      return lines.map((line, i) => `    ${i === 0 ? head : ' '.repeat(head.length)}${line}`);
    }),
  ];
}

function others({ broken, violations }: RuleResult, { paint, file }: Page): string[] {
  if (broken < 2) return [];
  const listed = violations.length < broken ? `the first ${violations.length} are` : 'all of them';
  return [paint('dim', `  Broken ${broken} times: ${listed} in ${file}`)];
}

function paragraph(text: string, { width }: Page): string[] {
  return wrapped(plainText(text), width - 2).map((line) => `  ${line}`);
}

function field(label: string, value: string, { paint, width }: Page): string[] {
  const lines = wrapped(cutTo(plainText(value), VALUE), width - 2 - LABEL);
  return lines.map((line, i) => `  ${paint('dim', (i === 0 ? label : '').padEnd(LABEL))}${line}`);
}

function traceField(
  label: string,
  trace: ViolationResult['trace'],
  violation: ViolationResult,
  { paint, width }: Page,
): string[] {
  if (trace.length === 0) return [];
  const lines = traceLines(trace, violation, { paint, width: width - 4 });
  return [`  ${paint('dim', label)}`, ...lines.map((line) => `    ${line}`)];
}
