import { expect, test } from 'vitest';
import type { RuleResult } from '../result/conformance-result.ts';
import { sortedRules } from './sorted-rules.ts';

const summary = { strict: false } as never;
const rule = (id: string, more: Partial<RuleResult> = {}) =>
  ({ id, level: 'MUST', verdict: 'fail', broken: 1, violations: [], ...more }) as unknown as RuleResult;
const ids = (failures: ReturnType<typeof sortedRules>['failing']) =>
  failures.map((failure) => [failure.rule.id, ...failure.also.map(({ id }) => id)]);

test('rules that belong together are one failure, in the order of their causes', () => {
  const rules = [rule('A'), rule('B'), rule('C', { level: 'SHOULD', verdict: 'warn' })];
  const causes = [
    { rule: 'B', alsoBroken: ['C'] },
    { rule: 'A', alsoBroken: [] },
  ];
  const { failing, warned } = sortedRules({ rules, causes, summary });
  expect(ids(failing)).toEqual([['B', 'C'], ['A']]);
  expect(ids(warned)).toEqual([]);
});

test('without causes, as an earlier release wrote it, each rule stands alone, those with a near miss first', () => {
  const telling = rule('C', { violations: [{ nearMiss: 'seconds since 1970' }] as never });
  const flaky = rule('D', { verdict: 'warn', flaky: true });
  const warned = rule('E', { level: 'SHOULD', verdict: 'warn' });
  const known = rule('F', { known: { reason: 'firmware 1.2' } });
  const sorted = sortedRules({ rules: [rule('A'), telling, flaky, warned, known], summary });
  expect(ids(sorted.failing)).toEqual([['C'], ['A']]);
  expect(ids(sorted.flaky)).toEqual([['D']]);
  expect(ids(sorted.warned)).toEqual([['E']]);
  expect(ids(sorted.known)).toEqual([['F']]);
});
