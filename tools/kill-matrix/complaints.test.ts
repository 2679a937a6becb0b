import { describe, expect, test } from 'vitest';
import type { RuleResult, ScenarioSummary } from '../../suites/result/conformance-result.ts';
import { complaintsOf } from './complaints.ts';
import { part } from './share.ts';

const violation = { scenario: 'connect', message: 'It is late.', expected: 'soon', actual: 'later' };

function rule(id: string, verdict: RuleResult['verdict'], part: Partial<RuleResult> = {}): RuleResult {
  const violations = verdict === 'fail' || verdict === 'warn' ? [violation] : [];
  return { id, verdict, violations, ...part } as RuleResult;
}

const scenario = (outcome: string, reason?: string) => ({ name: 'cut', outcome, reason }) as ScenarioSummary;
const busy = 'The machine was too busy to judge the device.';

describe('complaints of a run against a correct device', () => {
  test('none where just the listed rules warn', () => {
    const rules = [rule('V1-CMD-01', 'pass'), rule('V1-CMD-06', 'warn')];
    expect(complaintsOf({ rules, scenarios: [scenario('ran')] }, ['V1-CMD-06'])).toEqual([]);
  });

  test.each<[what: string, RuleResult[], string[]]>([
    [
      'a rule fails, listed or not',
      [rule('V1-CMD-06', 'fail')],
      ['V1-CMD-06: fail, in connect: It is late. Expected soon, got later'],
    ],
    [
      'a rule is flaky, listed or not',
      [rule('V1-CMD-06', 'warn', { flaky: true })],
      ['V1-CMD-06: flaky, in connect: It is late. Expected soon, got later'],
    ],
    ['a listed one does not warn', [rule('V1-CMD-06', 'pass')], ['V1-CMD-06 does not warn']],
    [
      'a rule is not judged',
      [rule('V1-CMD-06', 'warn'), rule('V1-CMD-07', 'not-exercised', { reason: 'cut did not run' })],
      ['V1-CMD-07 was not judged: cut did not run'],
    ],
  ])('%s', (_, rules, complaints) => {
    expect(complaintsOf({ rules, scenarios: [] }, ['V1-CMD-06'])).toEqual(complaints);
  });

  test('what the device does by chance may warn or not, and may not fail', () => {
    const complaints = (...rules: RuleResult[]) => complaintsOf({ rules, scenarios: [] }, [], ['V1-SESSION-07']);
    expect(complaints(rule('V1-SESSION-07', 'pass'))).toEqual([]);
    expect(complaints(rule('V1-SESSION-07', 'warn', { flaky: true }))).toEqual([]);
    expect(complaints(rule('V1-SESSION-07', 'fail'))).toHaveLength(1);
  });

  test('a scenario that did not run counts, unless the machine was too busy', () => {
    const complaints = (reason: string) =>
      complaintsOf({ rules: [], scenarios: [scenario('could-not-run', reason)] }, []);
    expect(complaints('The device ended.')).toEqual(['cut did not run to its end: The device ended.']);
    expect(complaints(busy)).toEqual([]);
  });

  test('of what the machine was too busy for nothing is missed', () => {
    const rules = [rule('V1-SESSION-07', 'could-not-run', { reason: busy })];
    expect(complaintsOf({ rules, scenarios: [] }, ['V1-SESSION-07'])).toEqual([]);
  });
});

test('the parts of a list are all of it, and neighbours are spread', () => {
  const all = ['a', 'b', 'c', 'd', 'e'];
  expect(part(all, '1/2')).toEqual(['a', 'c', 'e']);
  expect(part(all, '2/2')).toEqual(['b', 'd']);
});
