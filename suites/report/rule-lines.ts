import type { RuleResult } from '../result/conformance-result.ts';
import { cutTo, plainText } from '../words/plain-text.ts';
import { lookOf } from './look-of.ts';
import type { Page } from './page.ts';

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
    const head = ` ${rule.id.padEnd(ids)}  ${word.padEnd(verdicts)}  ${times(rule).padStart(counts)}  `;
    const line = `${head}${cutTo(plainText(words(rule)), width - 3 - head.length)}`.trimEnd();
    return `  ${paint(colour, symbol)}${rule.verdict === 'pass' ? line : paint(colour, line)}`;
  });
}

function times({ exercised }: RuleResult): string {
  return exercised === 0 ? '' : `${exercised}×`;
}

function widest(rules: readonly RuleResult[], text: (rule: RuleResult) => string): number {
  return Math.max(0, ...rules.map((rule) => text(rule).length));
}

function words({ sentence, known, reason }: RuleResult): string {
  return known ? `known: ${known.reason}` : (reason ?? sentence);
}
