import { expect, test } from 'vitest';
import type { RuleResult, ScenarioSummary, StaleEntry } from '../result/conformance-result.ts';
import type { Verdict } from '../result/verdict.ts';
import { overallVerdict } from './overall-verdict.ts';

const rule = (verdict: Verdict, extra: Partial<RuleResult> = {}): RuleResult => ({
  id: 'V1-CMD-01',
  level: 'MUST',
  sentence: '',
  source: '',
  verdict,
  exercised: 1,
  broken: 0,
  violations: [],
  ...extra,
});
const scenario = (outcome: ScenarioSummary['outcome']): ScenarioSummary => ({
  name: 's',
  title: '',
  durationMs: 1,
  outcome,
  replay: '',
});
const known = { reason: 'firmware 1.2' };
const stale: StaleEntry = { rule: 'V1-CMD-09', reason: 'firmware 1.2', why: 'the device keeps the rule now' };
const ran = [scenario('ran')];

const cases: [string, RuleResult[], Partial<Parameters<typeof overallVerdict>[0]>, Verdict][] = [
  ['all rules pass', [rule('pass')], {}, 'pass'],
  ['some do not apply', [rule('pass'), rule('not-applicable')], {}, 'pass'],
  ['none applies', [rule('not-applicable')], {}, 'not-exercised'],
  ['there are no rules', [], {}, 'not-exercised'],
  ['a MUST is broken', [rule('pass'), rule('fail')], {}, 'fail'],
  ['a SHOULD is broken', [rule('pass'), rule('warn')], {}, 'warn'],
  ['a SHOULD is broken in a strict run', [rule('pass'), rule('warn')], { strict: true }, 'fail'],
  ['a failure was known', [rule('pass'), rule('fail', { known })], {}, 'warn'],
  ['a broken SHOULD was known in a strict run', [rule('warn', { known })], { strict: true }, 'warn'],
  ['a failure did not repeat', [rule('warn', { flaky: true })], { strict: true }, 'warn'],
  ['a known failure is gone', [rule('pass')], { stale: [stale] }, 'fail'],
  ['something was not exercised', [rule('pass'), rule('not-exercised'), rule('warn')], {}, 'not-exercised'],
  ['something could not run', [rule('could-not-run'), rule('not-exercised')], {}, 'could-not-run'],
  ['only a scenario could not run', [rule('pass')], { scenarios: [scenario('could-not-run')] }, 'could-not-run'],
  ['only a scenario hit a harness error', [rule('pass')], { scenarios: [scenario('harness-error')] }, 'harness-error'],
  ['the harness erred and the device was away', [rule('harness-error'), rule('could-not-run')], {}, 'harness-error'],
  ['a failure stands beside a harness error', [rule('fail'), rule('harness-error')], {}, 'fail'],
];

test.each(cases)('when %s', (_, rules, extra, verdict) => {
  expect(overallVerdict({ rules, stale: [], scenarios: ran, strict: false, ...extra })).toBe(verdict);
});
