import { teller } from '../../mock-platform/language/spoken.ts';
import { byArea } from '../rules/by-area.ts';
import type { Rule } from '../rules/rule.ts';
import { saidOfRule } from '../rules/translated-rules.ts';
import { wrapped } from '../words/plain-text.ts';
import { en } from './explained/texts/en.ts';
import type { Paint } from './paint.ts';

const tell = teller(en);

export interface CatalogueLook {
  readonly paint: Paint;
  /** Columns. */
  readonly width: number;
}

/** All rules under the headings of their areas: level, id and sentence. */
export function catalogueLines(rules: readonly Rule[], { paint, width }: CatalogueLook): string[] {
  const widest = Math.max(...rules.map(({ id }) => id.length));
  const lines = byArea(rules).flatMap(({ heading, rules: inArea }) => {
    const count = inArea.length === 1 ? tell('one rule') : tell('rules', { n: inArea.length });
    return [
      `${paint('bold', heading)}  ${paint('dim', count)}`,
      ...inArea.flatMap((rule) => ruleEntry(rule, widest, { paint, width })),
      '',
    ];
  });
  const example = (rules.find(({ id }) => id.endsWith('-CMD-01')) ?? rules[0])?.id;
  const must = rules.filter(({ level }) => level === 'MUST').length;
  const counted = { n: rules.length, must, should: rules.length - must };
  return [...lines, tell('all rules', { ...counted, example: example ?? '' })];
}

function ruleEntry({ id, level, sentence }: Rule, widest: number, { paint, width }: CatalogueLook): string[] {
  const indent = widest + 12;
  const [first = '', ...rest] = wrapped(saidOfRule(id, 'sentence', sentence), Math.max(30, width - indent));
  const head = `  ${id.padEnd(widest)}  ${paint(level === 'MUST' ? 'red' : 'yellow', level.padEnd(8))}`;
  return [`${head}${first}`, ...rest.map((line) => ' '.repeat(indent) + line)];
}
