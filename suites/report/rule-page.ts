import { areaOf, areaTitle } from '../rules/area.ts';
import type { Need, Rule } from '../rules/rule.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { cutMiddle, wrapped } from '../words/plain-text.ts';
import type { CatalogueLook } from './catalogue-page.ts';
import { tableLines } from './table-lines.ts';

const needs: Readonly<Record<Need, string>> = {
  tls: 'connects over TLS',
  commands: 'takes commands',
  reports: 'reports',
  json: 'speaks codec mode json',
  binary: 'speaks codec mode binary',
  adapter: 'can be told what to report',
  reconnects: 'comes back by itself',
  restart: 'can be started again by the suite',
  'keeps-reports': 'keeps reports until they are acknowledged',
  echo: 'has a command whose response repeats its parameters',
  registration: 'registers itself',
  requests: 'takes commands, property sets or property gets',
  set: 'takes property sets',
  get: 'takes property gets',
  settable: 'says which properties keep what they are set to',
  'in-flight': 'takes several requests at a time',
};

const levels = {
  MUST: 'MUST: the platform refuses, drops or cannot match what breaks it, or MQTT 3.1.1 forbids it. It fails the run.',
  SHOULD:
    'SHOULD: the platform tolerates it, and it will hurt in the field. A warning; it fails the run under --strict.',
} as const;

/** A rule in full: what it demands, how much, where that is written, what shows it. `page` is its page in the documentation, as Markdown. */
export function ruleLinesInFull(
  { id, level, sentence, source, needs: wanted = [], when }: Rule,
  scenarios: readonly Pick<Scenario, 'name' | 'title' | 'exercises' | 'long'>[],
  { paint, width }: CatalogueLook,
  page?: string,
): string[] {
  const facts: [string, readonly string[]][] = [
    ['Demands', [`The device ${sentence}.`]],
    ['Level', [levels[level]]],
    ['Source', [/^ref\d? /.test(source) ? `${source}, in docs/reference` : source]],
    [
      'Only for',
      [...wanted.map((need) => needs[need]), ...(when === undefined ? [] : [when])].map(
        (does) => `a device that ${does}`,
      ),
    ],
    ['Shown by', shownBy(id, scenarios)],
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
  return lines.map((line, index) => `  ${paint('dim', (index === 0 ? name : '').padEnd(nameWidth))}${line}`);
}

function shownBy(id: string, scenarios: readonly Pick<Scenario, 'name' | 'title' | 'exercises' | 'long'>[]): string[] {
  const aimed = scenarios.filter(({ exercises }) => exercises.includes(id));
  if (aimed.length === 0) return ['any scenario in which the device does what it is about'];
  return aimed.map(({ name, title, long }) => `scenario ${name}: ${title}${long ? ' (with --long)' : ''}`);
}

/** Sections for an editor rather than a terminal. */
const leftOut = /^## (How to mend it|Known ways of breaking it)/;

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
