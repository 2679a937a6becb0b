import type { ConformanceResult, RuleResult } from '../result/conformance-result.ts';
import { areaOf, areaTitle } from '../rules/area.ts';
import { failsRun } from '../verdicts/overall-verdict.ts';
import type { Strictness } from '../verdicts/strictness.ts';
import { columnsOf, padded } from '../words/columns.ts';
import { lookOf } from './look-of.ts';
import type { Page } from './page.ts';
import { tell } from './texts.ts';

/** What an area can look like, the worst first; an area looks like the worst of its rules. */
const states = [
  'harness-error',
  'fail',
  'flaky',
  'could-not-run',
  'not-exercised',
  'warn',
  'pass',
  'known',
  'not-applicable',
] as const;
type State = (typeof states)[number];

/** One line for each area: how many of its rules have which verdict. */
export function areaLines(
  { rules, summary }: Pick<ConformanceResult, 'rules' | 'summary'>,
  { paint }: Pick<Page, 'paint'>,
): string[] {
  const asked = rules.filter(({ unasked }) => !unasked);
  const areas = [...new Set(asked.map(({ id }) => areaOf(id)))];
  const width = Math.max(0, ...areas.map((area) => columnsOf(areaTitle(area))));
  return areas.map((area) => {
    const found = asked.filter(({ id }) => areaOf(id) === area).map((rule) => stateOf(rule, summary.strict));
    const present = states.filter((state) => found.includes(state));
    const { symbol, colour } = lookOfState(present[0] ?? 'not-applicable');
    const counts = present
      .toSorted((a, b) => Number(b === 'pass') - Number(a === 'pass'))
      .map((state) => {
        const n = found.filter((one) => one === state).length;
        const text = tell('counted.verdict', { n, verdict: lookOfState(state).word });
        return state === 'pass' ? text : paint(lookOfState(state).colour, text);
      });
    return `${paint(colour, symbol)} ${padded(areaTitle(area), width)}  ${counts.join(' · ')}`;
  });
}

function stateOf(rule: RuleResult, strict: Strictness): State {
  if (rule.known) return 'known';
  if (rule.flaky) return 'flaky';
  return failsRun(rule, strict) ? 'fail' : rule.verdict;
}

function lookOfState(state: State) {
  if (state === 'known') return { ...lookOf({ verdict: 'not-applicable' }), word: tell('verdict.known') };
  return state === 'flaky' ? lookOf({ verdict: 'warn', flaky: true }) : lookOf({ verdict: state });
}
