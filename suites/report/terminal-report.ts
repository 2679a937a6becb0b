import { retold } from '../../mock-platform/language/retold.ts';
import type { ConformanceResult, RuleResult, StaleEntry } from '../result/conformance-result.ts';
import { areaOf, areaTitle } from '../rules/area.ts';
import { plainText, wrapped } from '../words/plain-text.ts';
import { areaLines } from './area-lines.ts';
import { closingLines } from './closing-lines.ts';
import { depthLines } from './depth-lines.ts';
import { exitLines } from './exit-lines.ts';
import { incompleteLines } from './incomplete-lines.ts';
import { neverReady } from './never-ready.ts';
import type { Page } from './page.ts';
import { ansi, plain } from './paint.ts';
import { vitestReplay } from './replay-command.ts';
import { ruleLines } from './rule-lines.ts';
import { type Failure, sortedRules } from './sorted-rules.ts';
import { tell } from './texts.ts';
import { failureLines, warningLines } from './violation-lines.ts';

const WIDEST = 100;
const NARROWEST = 60;
/** This number of broken rules is shown in full; after that a reader has enough to do. */
const IN_FULL = 10;

export interface TerminalReportOptions {
  readonly colour: boolean;
  /** Columns of the terminal. Lines are at most 100 wide all the same. Unknown or 0: 100. */
  readonly columns?: number | undefined;
  /** Path of the report where everything stands; undefined when it could not be written. */
  readonly file: string | undefined;
  /** A line for each rule, not only for each area. */
  readonly verbose?: boolean | undefined;
  /** The command that runs just this again. */
  readonly replayCommand?: (token: string) => string;
}

/**
 * The report for people: one line an area, or one a rule if asked for; then what is wrong in full, with the failures last,
 * where the eye is.
 */
export function terminalReport(
  result: ConformanceResult,
  { colour, columns, file, verbose = false, replayCommand = vitestReplay() }: TerminalReportOptions,
): string {
  const width = Math.max(NARROWEST, Math.min(WIDEST, columns || WIDEST));
  const page: Page = { paint: colour ? ansi : plain, width, file, replayCommand };
  const { rules, stale, summary } = result;
  const { pass, fail, warn } = summary.counts;
  // Of a device that did not come up there is nothing to say, area by area.
  const isBlank = neverReady(result) && pass + fail + warn === 0;
  const { failing, flaky, warned } = sortedRules(result);
  const sections = [
    header(result, page),
    ...(verbose ? areas(rules, page) : [isBlank ? [] : areaLines(result, page)].filter(({ length }) => length > 0)),
    ...section(tell('section.warnings'), inFull(warned, warningLines, page), page),
    ...section(tell('section.incomplete'), incompleteLines(result, page), page),
    ...section(tell('section.flaky'), inFull(flaky, failureLines, page), page),
    ...section(
      tell('section.stale'),
      stale.flatMap((entry) => staleLines(entry, page)),
      page,
    ),
    ...section(tell('section.failures'), inFull(failing, failureLines, page), page),
    // Of a device that never got ready, how it ended is what stands under Incomplete.
    ...[isBlank ? [] : exitLines(result, page)].filter(({ length }) => length > 0),
    ...(result.depth ? [depthLines(result, page)] : []),
    closingLines(result, page),
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function header({ device, platform, summary }: ConformanceResult, { paint, width }: Page): string[] {
  const { generation, decidedBy } = platform;
  const why =
    decidedBy === undefined ? [] : wrapped(plainText(tell('header.since', { generation, why: decidedBy })), width);
  const of = { device: device.command.join(' '), generation };
  const text =
    device.kind === 'recording' ? tell('header.title', of) : tell('header.seeded', { ...of, seed: summary.seed });
  return [...wrapped(plainText(text), width).map((line) => paint('bold', line)), ...why];
}

/** One line a rule. Rules that could not run all have the same to say, and it stands once, further down. */
function areas(all: readonly RuleResult[], page: Page): string[][] {
  const rules = all.filter(({ unasked }) => !unasked);
  return [...new Set(rules.map(({ id }) => areaOf(id)))].flatMap((area) => {
    const inArea = rules.filter(({ id }) => areaOf(id) === area);
    const judged = inArea.filter(({ verdict }) => verdict !== 'could-not-run');
    if (judged.length === 0) return [];
    const rest = inArea.length - judged.length;
    const more = rest === 0 ? [] : [page.paint('yellow', `  ? ${tell('more.could-not-run', { n: rest })}`)];
    return [[page.paint('bold', areaTitle(area)), ...ruleLines(judged, rules, page), ...more]];
  });
}

function section(title: string, lines: readonly string[], { paint }: Page): string[][] {
  return lines.length === 0 ? [] : [[paint('bold', title), '', ...lines]];
}

function inFull(failures: readonly Failure[], tell: (failure: Failure, page: Page) => string[], page: Page): string[] {
  const told = failures.slice(0, IN_FULL).flatMap((one, i) => (i === 0 ? tell(one, page) : ['', ...tell(one, page)]));
  const rest = failures.slice(IN_FULL).flatMap(({ rule, also }) => [rule, ...also].map(({ id }) => id));
  if (rest.length === 0) return told;
  return [...told, '', ...wrapped(more(rest, page.file), page.width)];
}

function more(rest: readonly string[], file: string | undefined): string {
  const [n, ids] = [rest.length, rest.join(', ')];
  return file === undefined ? tell('more.failures', { n, ids }) : tell('more.failuresInFile', { n, file, ids });
}

function staleLines({ rule, reason, why }: StaleEntry, { paint, width }: Page): string[] {
  const text = tell('stale.entry', { rule, why: retold(why), reason: plainText(reason) });
  return wrapped(text, width - 2).map((line, i) => `${i === 0 ? paint('red', '✗') : ' '} ${line}`);
}
