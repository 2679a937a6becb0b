import { posix } from 'node:path';
import { areaAnchor, generationOf, pagePathOf } from '../../suites/rules/area.ts';
import { type AreaRules, byArea } from '../../suites/rules/by-area.ts';
import type { Rule } from '../../suites/rules/rule.ts';

/** The catalogue as a page, by area, each rule with a link to its own. */
export function ruleIndex(rules: readonly Rule[]): string {
  const areas = byArea(laterFirst(rules));
  const must = rules.filter(({ level }) => level === 'MUST').length;
  return `${[
    '<!-- Written by `npm run docs`. -->',
    '# Rules',
    `${rules.length} rules, ${must} MUST and ${rules.length - must} SHOULD. A broken MUST fails a run: the platform refuses, drops or cannot match what breaks it, or MQTT 3.1.1 forbids it. A broken SHOULD is a warning: it is tolerated, and will hurt in the field. An id keeps its meaning for ever.`,
    'Each page says why the rule matters and where to look first, shows a device that keeps it and one that breaks it, and how to mend it in Python, C and TypeScript. `npx huawei-iot-conformance explain V2-CMD-13` tells it in a terminal.',
    "In the examples `>` marks what decided, `device →` is what the device sent, `device ←` what it was sent. Names in the snippets that no library has (`carry_out`, `put_text`) are your program's.",
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
      `| [${id}](${posix.relative('rules', pagePathOf(id))}) | ${level} | ${sentence.replaceAll('|', '\\|')} |`,
  );
  return [
    `## <a id="${areaAnchor(first)}"></a>${heading}`,
    '',
    '| rule | level | the device … |',
    '|---|---|---|',
    ...rows,
  ].join('\n');
}
