import { retold } from '../../mock-platform/language/retold.ts';
import type { RuleResult, ViolationResult } from '../result/conformance-result.ts';
import { findProse } from '../rules/prose-of.ts';
import { saidOfRule } from '../rules/translated-rules.ts';
import { padded } from '../words/columns.ts';
import { cutTo, plainText, wrapped } from '../words/plain-text.ts';
import { lookOf } from './look-of.ts';
import type { Page } from './page.ts';
import type { Failure } from './sorted-rules.ts';
import { storyLines } from './story-lines.ts';
import { tell } from './texts.ts';
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
    ...paragraph(tell('failure.demands', { sentence: saidOfRule(rule.id, 'sentence', rule.sentence) }), page),
    ...paragraph(retold(violation.message), page),
    ...(rule.reason ? paragraph(tell('failure.flaky', { reason: retold(rule.reason) }), page) : []),
    '',
    ...(counterexample ? storyLines(violation, counterexample, page) : []),
    ...values(violation, page),
    ...lookFirst(rule, page),
    ...(counterexample ? [] : traceField(tell('field.trace'), trace, violation, page)),
    ...traceField(tell('field.repeated'), repeatTrace ?? [], violation, page),
    ...field(tell('field.source'), rule.source, page),
    ...field(tell('field.scenario'), violation.scenario, page),
    `  ${page.paint('dim', padded(tell('field.replay'), LABEL))}${page.replayCommand(violation.replay)}`,
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
    ...paragraph(retold(violation.message), page),
    ...values(violation, page),
    ...lookFirst(rule, page),
    ...field(tell('field.source'), rule.source, page),
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
    ...field(tell('field.expected'), retold(expected), page),
    ...field(tell('field.actual'), retold(actual), page),
    ...(nearMiss === undefined ? [] : field(tell('field.nearMiss'), retold(nearMiss), page)),
  ];
}

/** Where the mistake sits in most devices that make it. */
function lookFirst({ id }: RuleResult, page: Page): string[] {
  const prose = findProse(id);
  return prose ? field(tell('field.look'), saidOfRule(id, 'look', prose.look).replaceAll('**', ''), page) : [];
}

/** The rules that the same messages break, with what each says of them. */
function alsoBroken(rules: readonly RuleResult[], { paint, width }: Page): string[] {
  if (rules.length === 0) return [];
  const ids = Math.max(...rules.map(({ id }) => id.length));
  return [
    `  ${paint('dim', tell('failure.also'))}`,
    ...rules.flatMap(({ id, level, violations, sentence }) => {
      const head = `${id.padEnd(ids)}  ${level.padEnd('SHOULD'.length)}  `;
      const [first] = violations;
      const told = [
        first ? retold(first.message) : saidOfRule(id, 'sentence', sentence),
        ...(first?.nearMiss ? [tell('failure.nearMiss', { what: retold(first.nearMiss) })] : []),
      ];
      const lines = wrapped(plainText(told.join(' ')), width - 4 - head.length);
      return lines.map((line, i) => `    ${i === 0 ? head : ' '.repeat(head.length)}${line}`);
    }),
  ];
}

function others({ broken, violations }: RuleResult, { paint, file }: Page): string[] {
  if (broken < 2) return [];
  const told = { n: broken, file: String(file) };
  const text =
    violations.length < broken
      ? tell('failure.timesListed', { ...told, listed: violations.length })
      : tell('failure.times', told);
  return [paint('dim', `  ${text}`)];
}

function paragraph(text: string, { width }: Page): string[] {
  return wrapped(plainText(text), width - 2).map((line) => `  ${line}`);
}

function field(label: string, value: string, { paint, width }: Page): string[] {
  const lines = wrapped(cutTo(plainText(value), VALUE), width - 2 - LABEL);
  return lines.map((line, i) => `  ${paint('dim', padded(i === 0 ? label : '', LABEL))}${line}`);
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
