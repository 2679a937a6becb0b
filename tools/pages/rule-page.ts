import { posix } from 'node:path';
import type { Fault } from '../../fixtures/devices/faults/index.ts';
import type { Language } from '../../mock-platform/language/language.ts';
import { retold } from '../../mock-platform/language/retold.ts';
import { spoken, teller } from '../../mock-platform/language/spoken.ts';
import type { Example, Moment } from '../../suites/pages/example.ts';
import type { RulePage } from '../../suites/pages/page-of.ts';
import { traceLines } from '../../suites/report/trace-lines.ts';
import type { TraceRow } from '../../suites/result/conformance-result.ts';
import { areaAnchor, areaOf, areaTitle, pagePathOf } from '../../suites/rules/area.ts';
import type { Rule } from '../../suites/rules/rule.ts';
import { saidOfRule } from '../../suites/rules/translated-rules.ts';
import { hexDump } from '../../suites/words/hex-dump.ts';
import { packetsByTheBook } from './packets-by-the-book.ts';
import { en } from './texts/en.ts';

/** Columns of a trace on a page. */
const width = 148;
const paint = (_: unknown, text: string) => text;

const tell = teller(en);

/** A rule as a page of Markdown, in the language that is spoken; `faults` are the known ways of breaking it. */
export function rulePage(page: RulePage, faults: readonly Fault[]): string {
  const { rule, sources, appliesTo, mend, example } = page;
  const links = sources.map(({ text, target }) => `[${text}](${fromPage(rule.id, target)})`).join(', ');
  const heading = (name: 'why' | 'look' | 'passes' | 'breaks' | 'mend' | 'ways') => `## ${tell(name)}`;
  return `${[
    tell('written'),
    tell('other language', { target: fromPage(rule.id, `docs/${pagePathOf(rule.id, otherLanguage())}`) }),
    `# ${rule.id}`,
    tell('the device', { sentence: saidOfRule(rule.id, 'sentence', rule.sentence) }),
    tell('head', {
      level: rule.level,
      area: areaTitle(areaOf(rule.id)),
      target: `../README.md#${areaAnchor(rule.id)}`,
      links,
    }),
    ...(appliesTo.length > 0 ? [tell('for a device', { does: appliesTo.join(tell('and')) })] : []),
    heading('why'),
    saidOfRule(rule.id, 'why', page.why),
    heading('look'),
    saidOfRule(rule.id, 'look', page.look),
    heading('passes'),
    ...passing(page),
    heading('breaks'),
    ...(example ? breaking(rule, example) : [tell('not recorded')]),
    heading('mend'),
    '### Python (paho-mqtt 2)',
    fenced(mend.python, 'python'),
    '### C (paho, cJSON, OpenSSL)',
    fenced(mend.c, 'c'),
    '### TypeScript (mqtt 5)',
    fenced(mend.typescript, 'ts'),
    ...(faults.length > 0 ? [heading('ways'), ...knownWays(rule.id, faults)] : []),
  ].join('\n\n')}\n`;
}

function knownWays(rule: string, faults: readonly Fault[]): string[] {
  const folder = fromPage(rule, 'fixtures/devices/faults');
  return [
    faults.map(({ id, breaks }) => tell('a way', { id, breaks: retold(breaks) })).join('\n'),
    tell('about ways', { faults: folder, matrix: fromPage(rule, 'docs/kill-matrix.md') }),
    fenced(`npm run kill-matrix -- --fault ${faults[0]?.id}`, 'sh'),
  ];
}

function passing({ rule, example }: RulePage): string[] {
  if (example?.passes) {
    const { device } = example.passes;
    return [
      device ? tell('correct device', { device: retold(device) }) : tell('reference device'),
      ...shown(rule, example.passes),
    ];
  }
  const reason = rule.when ? tell('it never', { does: saidOfRule(rule.id, 'when', rule.when) }) : '';
  const never = tell('no occasion', { reason });
  const byTheBook = packetsByTheBook[rule.id];
  if (!byTheBook) return [never];
  const dumps = byTheBook.packets.map(hexDump).join('\n\n');
  return [tell('right', { never, shows: retold(byTheBook.shows) }), fenced(dumps, 'text')];
}

function breaking(rule: Rule, { breaks }: Example): string[] {
  const { device, message, expected, actual, nearMiss, scenario } = breaks;
  const told = [
    [tell('expected'), retold(expected)],
    [tell('actual'), retold(actual)],
    ...(nearMiss ? [[tell('near miss'), retold(nearMiss)]] : []),
    [tell('scenario'), scenario],
  ];
  return [
    tell('faulty device', { device: retold(device), message: retold(message) }),
    ['| | |', '|---|---|', ...told.map(([name, text]) => `| ${name} | ${cell(text ?? '')} |`)].join('\n'),
    ...shown(rule, breaks, breaks),
  ];
}

const nothingWrong = { expected: '', actual: '' };

function shown(
  { id }: Rule,
  { trace, bytes, payload }: Moment,
  wrong: { readonly expected: string; readonly actual: string } = nothingWrong,
): string[] {
  return [
    fenced(traceLines(trace satisfies readonly TraceRow[], wrong, { paint, width }).join('\n'), 'text'),
    ...(bytes && id.startsWith('MQTT-') ? [tell('bytes'), fenced(hexDump(Buffer.from(bytes, 'hex')), 'text')] : []),
    ...(payload ? [tell('in full'), fenced(payload, 'text')] : []),
  ];
}

function fenced(text: string, language: string): string {
  return `\`\`\`${language}\n${text.replace(/^\n/, '').trimEnd()}\n\`\`\``;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '&lt;');
}

/** A path from the top of the project as one from the page of a rule. */
function fromPage(rule: string, target: string): string {
  if (/^https?:/.test(target)) return target;
  return posix.relative(posix.dirname(`docs/${pagePathOf(rule, spoken())}`), target);
}

function otherLanguage(): Language {
  return spoken() === 'en' ? 'zh' : 'en';
}
