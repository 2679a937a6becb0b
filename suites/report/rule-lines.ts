import { retold } from '../../mock-platform/language/retold.ts';
import type { RuleResult } from '../result/conformance-result.ts';
import { saidOfRule } from '../rules/translated-rules.ts';
import { columnsOf, cutToColumns, padded } from '../words/columns.ts';
import { plainText } from '../words/plain-text.ts';
import { lookOf } from './look-of.ts';
import type { Page } from './page.ts';
import { tell } from './texts.ts';

/**
 * One line for each rule: symbol, id, verdict, how often it was exercised, and the rule's sentence or why it was not
 * judged. Columns are as wide as `all` rules of the report need.
 */
export function ruleLines(
  rules: readonly RuleResult[],
  all: readonly RuleResult[],
  { paint, width }: Pick<Page, 'paint' | 'width'>,
): string[] {
  const ids = widest(all, ({ id }) => id);
  const verdicts = widest(all, (rule) => lookOf(rule).word);
  const counts = widest(all, times);
  return rules.map((rule) => {
    const { symbol, word, colour } = lookOf(rule);
    const head = ` ${rule.id.padEnd(ids)}  ${padded(word, verdicts)}  ${times(rule).padStart(counts)}  `;
    const line = `${head}${cutToColumns(plainText(words(rule)), width - 3 - columnsOf(head))}`.trimEnd();
    return `  ${paint(colour, symbol)}${rule.verdict === 'pass' ? line : paint(colour, line)}`;
  });
}

function times({ exercised }: RuleResult): string {
  return exercised === 0 ? '' : `${exercised}×`;
}

function widest(rules: readonly RuleResult[], text: (rule: RuleResult) => string): number {
  return Math.max(0, ...rules.map((rule) => columnsOf(text(rule))));
}

function words({ id, sentence, known, reason }: RuleResult): string {
  if (known) return tell('known.because', { reason: known.reason });
  return reason === undefined ? saidOfRule(id, 'sentence', sentence) : retold(reason);
}
