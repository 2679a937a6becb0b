import { retold } from '../../mock-platform/language/retold.ts';
import { teller } from '../../mock-platform/language/spoken.ts';
import { areaOf, areaTitle } from '../rules/area.ts';
import { forWhom } from '../rules/needs/for-whom.ts';
import type { Rule } from '../rules/rule.ts';
import { saidOfRule } from '../rules/translated-rules.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { padded } from '../words/columns.ts';
import { cutMiddle, wrapped } from '../words/plain-text.ts';
import type { CatalogueLook } from './catalogue-page.ts';
import { en } from './explained/texts/en.ts';
import { tableLines } from './table-lines.ts';

const tell = teller(en);

/** A rule in full: what it demands, how much, where that is written, what shows it. `page` is its page in the documentation, as Markdown. */
export function ruleLinesInFull(
  rule: Rule,
  scenarios: readonly Pick<Scenario, 'name' | 'title' | 'exercises' | 'long'>[],
  { paint, width }: CatalogueLook,
  page?: string,
): string[] {
  const { id, level, source } = rule;
  const sentence = saidOfRule(id, 'sentence', rule.sentence);
  const facts: [string, readonly string[]][] = [
    [tell('demands'), [tell('the device', { sentence })]],
    [tell('level'), [tell(level)]],
    [tell('source'), [/^ref\d? /.test(source) ? tell('in the reference', { source }) : source]],
    [tell('only for'), forWhom(rule).map((does) => tell('a device', { does }))],
    [tell('shown by'), shownBy(id, scenarios)],
  ];
  const lines = facts.flatMap(([name, texts]) =>
    texts.flatMap((text, index) => entry(index === 0 ? name : '', text, { paint, width })),
  );
  return [
    `${paint('bold', id)}  ${paint(level === 'MUST' ? 'red' : 'yellow', level)}  ${paint('dim', areaTitle(areaOf(id)))}`,
    '',
    ...lines,
    ...(page === undefined ? [] : ['', ...pageLines(page, { paint, width })]),
  ];
}

const nameWidth = 10;

function entry(name: string, text: string, { paint, width }: CatalogueLook): string[] {
  const lines = wrapped(text, Math.max(30, width - nameWidth - 2));
  return lines.map((line, index) => `  ${paint('dim', padded(index === 0 ? name : '', nameWidth))}${line}`);
}

function shownBy(id: string, scenarios: readonly Pick<Scenario, 'name' | 'title' | 'exercises' | 'long'>[]): string[] {
  const aimed = scenarios.filter(({ exercises }) => exercises.includes(id));
  if (aimed.length === 0) return [tell('any scenario')];
  return aimed.map(({ name, title, long }) =>
    tell(long ? 'long scenario' : 'scenario', { name, title: retold(title) }),
  );
}

/** Sections for an editor rather than a terminal, in the language of the page. */
const leftOut = /^## (How to mend it|Known ways of breaking it|如何修复|已知的违反方式)/;

/** The page from its first section on, without what stands above already: why, and what right and wrong look like. */
function pageLines(page: string, { paint, width }: CatalogueLook): string[] {
  const sections = page.split(/^(?=## )/m).filter((section) => section.startsWith('## ') && !leftOut.test(section));
  let code = false;
  const lines = sections.join('').trimEnd().split('\n');
  const isRow = (line = '') => !code && line.startsWith('|');
  return lines.flatMap((line, at) => {
    if (isRow(line)) {
      if (isRow(lines[at - 1])) return [];
      const rows = lines.slice(at);
      const end = rows.findIndex((one) => !one.startsWith('|'));
      return tableLines(end < 0 ? rows : rows.slice(0, end), { paint, width: width - 2 }).map((row) => `  ${row}`);
    }
    if (line.startsWith('```')) {
      code = !code;
      return [];
    }
    if (code) return [`    ${cutMiddle(line, width - 4)}`];
    const heading = /^#+ (.*)$/.exec(line);
    if (heading) return [paint('bold', heading[1] ?? '')];
    return wrapped(line, Math.max(30, width - 2)).map((part) => (part === '' ? '' : `  ${part}`));
  });
}
