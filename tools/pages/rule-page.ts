import type { Fault } from '../../fixtures/devices/faults/index.ts';
import type { Example, Moment } from '../../suites/pages/example.ts';
import type { RulePage } from '../../suites/pages/page-of.ts';
import { traceLines } from '../../suites/report/trace-lines.ts';
import type { TraceRow } from '../../suites/result/conformance-result.ts';
import { areaAnchor, areaOf, areaTitle } from '../../suites/rules/area.ts';
import type { Rule } from '../../suites/rules/rule.ts';
import { hexDump } from '../../suites/words/hex-dump.ts';
import { packetsByTheBook } from './packets-by-the-book.ts';

/** Columns of a trace on a page. */
const width = 148;
const paint = (_: unknown, text: string) => text;

/** A rule as a page of Markdown, in docs/rules/v1 or beside it; `faults` are the known ways of breaking it. */
export function rulePage(page: RulePage, faults: readonly Fault[]): string {
  const { rule, sources, appliesTo, why, look, mend, example } = page;
  const links = sources.map(({ text, target }) => `[${text}](${fromRules(target)})`).join(', ');
  return `${[
    '<!-- Written by `npm run docs`. Edit the rule, its prose, or record its example again. -->',
    `# ${rule.id}`,
    `> The device ${rule.sentence}.`,
    `**${rule.level}** · [${areaTitle(areaOf(rule.id))}](../README.md#${areaAnchor(rule.id)}) · source: ${links}`,
    ...(appliesTo.length > 0 ? [`For a device that ${appliesTo.join(', and ')}.`] : []),
    '## Why it matters',
    why,
    '## What to look at first',
    look,
    '## An example that passes',
    ...passing(page),
    '## An example that breaks it',
    ...(example ? breaking(rule, example) : ['None was recorded.']),
    '## How to mend it',
    '### Python (paho-mqtt 2)',
    fenced(mend.python, 'python'),
    '### C (paho, cJSON, OpenSSL)',
    fenced(mend.c, 'c'),
    '### TypeScript (mqtt 5)',
    fenced(mend.typescript, 'ts'),
    ...(faults.length > 0 ? knownWays(faults) : []),
  ].join('\n\n')}\n`;
}

function knownWays(faults: readonly Fault[]): string[] {
  return [
    '## Known ways of breaking it',
    faults.map(({ id, breaks }) => `- \`${id}\`: the device ${breaks}`).join('\n'),
    'Each is a faulty device in [`fixtures/devices/faults`](../../../fixtures/devices/faults); [the kill matrix](../../kill-matrix.md) shows what else they break. To see one judged:',
    fenced(`npm run kill-matrix -- --fault ${faults[0]?.id}`, 'sh'),
  ];
}

function passing({ rule, example }: RulePage): string[] {
  if (example?.passes) {
    const { device } = example.passes;
    return [device ? `A correct device that ${device}:` : 'The reference device:', ...shown(rule, example.passes)];
  }
  const reason = rule.when ? `: it never ${rule.when}` : '';
  const never = `The reference device gives no occasion for it${reason}. What is not sent cannot be wrong.`;
  const byTheBook = packetsByTheBook[rule.id];
  if (!byTheBook) return [never];
  const dumps = byTheBook.packets.map(hexDump).join('\n\n');
  return [`${never} Right would be: ${byTheBook.shows}.`, fenced(dumps, 'text')];
}

function breaking(rule: Rule, { breaks }: Example): string[] {
  const { device, message, expected, actual, nearMiss, scenario } = breaks;
  const told = { Expected: expected, Actual: actual, ...(nearMiss && { 'Near miss': nearMiss }), Scenario: scenario };
  return [
    `A device that ${device}. The report says: ${message}`,
    ['| | |', '|---|---|', ...Object.entries(told).map(([name, text]) => `| ${name} | ${cell(text)} |`)].join('\n'),
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
    ...(bytes && id.startsWith('MQTT-')
      ? ['The packet, byte by byte:', fenced(hexDump(Buffer.from(bytes, 'hex')), 'text')]
      : []),
    ...(payload ? ['The message in full:', fenced(payload, 'text')] : []),
  ];
}

function fenced(text: string, language: string): string {
  return `\`\`\`${language}\n${text.replace(/^\n/, '').trimEnd()}\n\`\`\``;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '&lt;');
}

/** A path from the top of the project as one from a page. */
function fromRules(target: string): string {
  return target.startsWith('docs/') ? target.replace('docs/', '../../') : target;
}
