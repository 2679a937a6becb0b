import { posix } from 'node:path';
import { spoken, teller } from '../../mock-platform/language/spoken.ts';
import { areaAnchor, generationOf, pagePathOf, rulesFolder } from '../../suites/rules/area.ts';
import { type AreaRules, byArea } from '../../suites/rules/by-area.ts';
import type { Rule } from '../../suites/rules/rule.ts';
import { saidOfRule } from '../../suites/rules/translated-rules.ts';
import { en } from './texts/en.ts';

const tell = teller(en);

/** The catalogue as a page, by area, each rule with a link to its own. */
export function ruleIndex(rules: readonly Rule[]): string {
  const areas = byArea(laterFirst(rules));
  const must = rules.filter(({ level }) => level === 'MUST').length;
  return `${[
    tell('index.written'),
    tell('other language', { target: spoken() === 'en' ? 'zh/README.md' : '../README.md' }),
    tell('index.title'),
    tell('index.counted', { n: rules.length, must, should: rules.length - must }),
    tell('index.pages'),
    tell('index.examples'),
    areas.map(({ heading, first }) => `- [${heading}](#${areaAnchor(first)})`).join('\n'),
    ...areas.map(section),
  ].join('\n\n')}\n`;
}

/** New devices speak generation 2; MQTT is for both. */
function laterFirst(rules: readonly Rule[]): readonly Rule[] {
  const rank = ({ id }: Rule) => (generationOf(id) === 'v2' ? 0 : generationOf(id) === undefined ? 1 : 2);
  return rules.toSorted((a, b) => rank(a) - rank(b));
}

function section({ heading, first, rules }: AreaRules): string {
  const rows = rules.map(
    ({ id, level, sentence }) =>
      `| [${id}](${linkTo(id)}) | ${level} | ${saidOfRule(id, 'sentence', sentence).replaceAll('|', '\\|')} |`,
  );
  return [`## <a id="${areaAnchor(first)}"></a>${heading}`, '', tell('index.columns'), '|---|---|---|', ...rows].join(
    '\n',
  );
}

function linkTo(id: string): string {
  return posix.relative(rulesFolder(spoken()), pagePathOf(id, spoken()));
}
