import { expect, test } from 'vitest';
import { ruleExitCode, type Weighed } from './rule-exit-code.ts';
import type { Strictness } from './strictness.ts';

const must: Weighed = { id: 'V1-CMD-01', level: 'MUST', verdict: 'pass' };
const should: Weighed = { id: 'V1-CMD-11', level: 'SHOULD', verdict: 'pass' };
const known = { reason: 'firmware 1.2' };

test.each<[string, Weighed, Strictness, number]>([
  ['a rule that passes', must, true, 0],
  ['a rule that does not apply', { ...must, verdict: 'not-applicable' }, true, 0],
  ['a broken MUST', { ...must, verdict: 'fail' }, false, 1],
  ['a MUST that did not repeat', { ...must, verdict: 'warn', flaky: true }, false, 3],
  ['a broken MUST that is known', { ...must, verdict: 'fail', known }, true, 0],
  ['a broken SHOULD', { ...should, verdict: 'warn' }, false, 0],
  ['a broken SHOULD in a strict run', { ...should, verdict: 'warn' }, true, 1],
  ['a broken SHOULD that is named as strict', { ...should, verdict: 'warn' }, ['V1-CMD-11'], 1],
  ['a broken SHOULD beside what is strict', { ...should, verdict: 'warn' }, ['V1-TLS'], 0],
  ['a SHOULD that did not repeat', { ...should, verdict: 'warn', flaky: true }, false, 0],
  ['a SHOULD that did not repeat in a strict run', { ...should, verdict: 'warn', flaky: true }, true, 3],
  ['a known SHOULD that did not repeat in a strict run', { ...should, verdict: 'warn', flaky: true, known }, true, 0],
  ['a rule that did not show', { ...should, verdict: 'not-exercised' }, false, 3],
  ['a rule that could not run', { ...should, verdict: 'could-not-run' }, false, 3],
  ["the suite's own fault", { ...should, verdict: 'harness-error' }, false, 3],
])('%s', (_, rule, strict, code) => {
  expect(ruleExitCode(rule, strict)).toBe(code);
});
