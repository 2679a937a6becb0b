import { expect, test } from 'vitest';
import { settleVerdicts } from './settle-verdicts.ts';
import { staleEntries } from './stale-entries.ts';
import { sampleFinding, sampleRule, sampleRun, sampleScenario, sampleViolation } from './testing/sample-run.ts';

const kept = sampleRule('V1-CMD-01');
const broken = sampleRule('V1-CMD-02');
const unseen = sampleRule('V1-CMD-03');
const findings = [sampleFinding(kept, 3), sampleFinding(broken, 3, [sampleViolation()])];
const { rules } = settleVerdicts(
  sampleRun({ rules: [kept, broken, unseen], scenarios: [sampleScenario('commands', { findings })] }),
);

test.each([
  ['a rule that passed is stale', { rule: 'V1-CMD-01' }, 'the device keeps the rule now'],
  ['a flaky rule that passed is not', { rule: 'V1-CMD-01', flaky: true }, undefined],
  ['a broken rule is not', { rule: 'V1-CMD-02' }, undefined],
  ['a rule that was not exercised is not', { rule: 'V1-CMD-03' }, undefined],
  ['a rule that does not exist is stale', { rule: 'V1-CMD-99' }, 'the catalogue has no such rule'],
])('an entry for %s', (_, entry, why) => {
  const stale = staleEntries([{ reason: 'firmware 1.2', ...entry }], rules);
  expect(stale).toEqual(why ? [{ rule: entry.rule, reason: 'firmware 1.2', why }] : []);
});
