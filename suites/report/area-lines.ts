import type { ConformanceResult, RuleResult } from '../result/conformance-result.ts';
import { areaOf, areaTitle } from '../rules/area.ts';
import { failsRun } from '../verdicts/overall-verdict.ts';
import type { Strictness } from '../verdicts/strictness.ts';
import { lookOf } from './look-of.ts';
import type { Page } from './page.ts';

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
  const width = Math.max(0, ...areas.map((area) => areaTitle(area).length));
  return areas.map((area) => {
    const found = asked.filter(({ id }) => areaOf(id) === area).map((rule) => stateOf(rule, summary.strict));
    const present = states.filter((state) => found.includes(state));
    const { symbol, colour } = lookOfState(present[0] ?? 'not-applicable');
    const counts = present
      .toSorted((a, b) => Number(b === 'pass') - Number(a === 'pass'))
      .map((state) => {
        const text = `${found.filter((one) => one === state).length} ${lookOfState(state).word}`;
        return state === 'pass' ? text : paint(lookOfState(state).colour, text);
      });
    return `${paint(colour, symbol)} ${areaTitle(area).padEnd(width)}  ${counts.join(' · ')}`;
  });
}

function stateOf(rule: RuleResult, strict: Strictness): State {
  if (rule.known) return 'known';
  if (rule.flaky) return 'flaky';
  return failsRun(rule, strict) ? 'fail' : rule.verdict;
}

function lookOfState(state: State) {
  if (state === 'known') return { ...lookOf({ verdict: 'not-applicable' }), word: 'known' };
  return state === 'flaky' ? lookOf({ verdict: 'warn', flaky: true }) : lookOf({ verdict: state });
}
