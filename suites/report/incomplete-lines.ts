import { retold } from '../../mock-platform/language/retold.ts';
import type { ConformanceResult, RuleResult, ScenarioSummary } from '../result/conformance-result.ts';
import { cutTo, plainText, visible, wrapped } from '../words/plain-text.ts';
import { lookOf } from './look-of.ts';
import type { Page } from './page.ts';
import { tell } from './texts.ts';

/** So many rules of a run that was stopped are named. */
const few = 5;

/** Why a run is incomplete: each scenario that did not run, with what the device said last, and the rules that did not show. */
export function incompleteLines({ device, scenarios, rules, summary }: ConformanceResult, page: Page): string[] {
  const stopped = sameReason(scenarios).flatMap((scenario) => {
    if (scenario.outcome === 'ran') return [];
    // What a recording lacks is not a scenario that users know by its name.
    if (device.kind === 'recording') return item(scenario.outcome, retold(scenario.reason ?? ''), page);
    return stoppedLines(scenario, page);
  });
  const unseen = rules.filter(({ verdict }) => verdict === 'not-exercised');
  const reasons = [...new Set(unseen.map(({ reason = '' }) => reason))];
  return [
    ...stopped,
    ...reasons.flatMap((why) => {
      const ids = unseen.filter(({ reason = '' }) => reason === why).map(({ id }) => id);
      // Of a run that was stopped, what else it would have shown is of no interest.
      const isCounted = summary.stopped !== undefined && ids.length > few;
      const text = isCounted
        ? tell('incomplete.unseenMany', { n: ids.length, why: retold(why) })
        : tell('incomplete.unseen', { ids: ids.join(tell('between.parts')), why: retold(why) });
      return item('not-exercised', text, page);
    }),
  ];
}

/** Scenarios that stopped for one reason are shown together, with what the device said last in the first of them. */
function sameReason(scenarios: readonly ScenarioSummary[]): ScenarioSummary[] {
  const told = new Map<string, ScenarioSummary>();
  for (const scenario of scenarios) {
    const key = JSON.stringify([scenario.outcome, scenario.reason]);
    const first = told.get(key);
    told.set(key, first ? { ...first, name: `${first.name}, ${scenario.name}` } : scenario);
  }
  return [...told.values()];
}

function stoppedLines({ name, outcome, reason = '', output = [] }: ScenarioSummary, page: Page): string[] {
  const verdict = outcome === 'ran' ? 'pass' : outcome;
  return [
    ...item(
      verdict,
      tell('incomplete.scenario', { name, verdict: lookOf({ verdict }).word, reason: retold(reason) }),
      page,
    ),
    ...output.flatMap((line) => outputLines(line, page.width)).map((line) => page.paint('dim', line)),
  ];
}

const BESIDE = '    | ';
/** One line of the device takes so many of the terminal: the end of an error message often names the file that is missing. */
const LONGEST = 3;

function outputLines(line: string, width: number): string[] {
  const text = visible(line.replaceAll('\t', '  '));
  const indent = ' '.repeat(Math.min(text.search(/[^ ]|$/), 20));
  const room = width - BESIDE.length - indent.length;
  return wrapped(cutTo(text.trimStart(), room * LONGEST), room)
    .slice(0, LONGEST)
    .map((part) => BESIDE + indent + part);
}

function item(verdict: RuleResult['verdict'], text: string, { paint, width }: Page): string[] {
  const { symbol, colour } = lookOf({ verdict });
  const [first = '', ...more] = text.split('\n');
  const lines = wrapped(plainText(first), width - 2);
  const further = more.flatMap((part) => wrapped(plainText(part), width - 4).map((line) => `  ${line}`));
  return [...lines, ...further].map((line, i) => `${i === 0 ? paint(colour, symbol) : ' '} ${line}`);
}
