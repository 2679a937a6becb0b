import { expect, test } from 'vitest';
import type { RuleResult } from '../../result/conformance-result.ts';
import type { Verdict } from '../../result/verdict.ts';
import { compareResults } from './compare-results.ts';

const rule = (id: string, verdict: Verdict, more: Partial<RuleResult> = {}): RuleResult => ({
  id,
  level: 'MUST',
  sentence: `keeps ${id}`,
  source: 'ref 5',
  verdict,
  exercised: 1,
  broken: 0,
  violations: [],
  ...more,
});
const ids = (now: RuleResult[], before: RuleResult[]) =>
  Object.fromEntries(
    Object.entries(compareResults({ rules: now }, { rules: before })).flatMap(([kind, rules]) =>
      rules.length > 0 ? [[kind, rules.map(({ id }: RuleResult) => id)]] : [],
    ),
  );

test.each<[string, Verdict, Verdict, object]>([
  ['fixed', 'fail', 'pass', { fixed: ['a'] }],
  ['fixed, a SHOULD', 'warn', 'pass', { fixed: ['a'] }],
  ['new', 'pass', 'fail', { broken: ['a'] }],
  ['still broken', 'fail', 'fail', { still: ['a'] }],
  ['kept in both', 'pass', 'pass', {}],
  ['broken where it was not judged before', 'not-exercised', 'fail', { firstSeen: ['a'] }],
  ['kept where it was not judged before', 'could-not-run', 'pass', {}],
  ['broken before and not judged now', 'fail', 'could-not-run', { lost: ['a'] }],
  ['judged in neither', 'not-applicable', 'not-applicable', {}],
])('%s', (_, before, now, comparison) => {
  expect(ids([rule('a', now)], [rule('a', before)])).toEqual(comparison);
});

test('a rule that the earlier run did not have is first seen; one that this run does not have is not a loss', () => {
  expect(ids([rule('a', 'fail')], [rule('b', 'fail')])).toEqual({ firstSeen: ['a'] });
});

test('a failure that did not repeat is not a verdict to compare with', () => {
  expect(ids([rule('a', 'warn', { flaky: true })], [rule('a', 'pass')])).toEqual({});
  expect(ids([rule('a', 'pass')], [rule('a', 'warn', { flaky: true })])).toEqual({});
});
