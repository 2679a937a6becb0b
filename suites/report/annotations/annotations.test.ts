import { expect, test } from 'vitest';
import { type Run, settleVerdicts } from '../../verdicts/settle-verdicts.ts';
import {
  sampleFinding,
  sampleRule,
  sampleRun,
  sampleScenario,
  sampleViolation,
} from '../../verdicts/testing/sample-run.ts';
import { sampleResult } from '../html/testing/sample-result.ts';
import { annotations } from './annotations.ts';

const must = sampleRule('V1-CMD-01');
const should = sampleRule('V1-CMD-06', { level: 'SHOULD' });
const told = (run: Partial<Run>) => annotations(settleVerdicts(sampleRun(run)), (token) => `again ${token}`);

test('a broken rule is an error with all that helps', () => {
  const findings = [sampleFinding(must, 1, [sampleViolation({ nearMiss: '100 % of it' })])];
  expect(told({ rules: [must], scenarios: [sampleScenario('commands', { findings })] })).toEqual([
    '::error title=V1-CMD-01 MUST::It answered with the mid of another command.%0AExpected: a deviceRsp with mid 7%0A' +
      'Actual: a deviceRsp with mid 8%0AWhat it looks like: 100 %25 of it%0AReplay: again replay-commands',
  ]);
});

test('a broken SHOULD is a warning, a scenario that did not run and a stale entry are errors', () => {
  const findings = [sampleFinding(should, 1, [sampleViolation()]), sampleFinding(must, 1)];
  const scenarios = [
    sampleScenario('commands', { findings }),
    sampleScenario('cut: twice, fast', { outcome: { couldNotRun: 'it exited' } }),
  ];
  const known = [{ rule: must.id, reason: 'firmware 1.2' }];
  expect(told({ rules: [must, should], scenarios, known }).map((line) => line.split('%0A')[0])).toEqual([
    '::error title=V1-CMD-01 in known::the device keeps the rule now. Take its entry out of known.',
    '::error title=cut%3A twice%2C fast did not run::it exited',
    '::warning title=V1-CMD-06 SHOULD::It answered with the mid of another command.',
  ]);
});

test('a green run says nothing', () => {
  const scenarios = [sampleScenario('commands', { findings: [sampleFinding(must, 1)] })];
  expect(told({ rules: [must], scenarios })).toEqual([]);
});

test('of many, ten are shown', () => {
  const rules = Array.from({ length: 30 }, (_, i) => sampleRule(`V1-CMD-${i + 10}`));
  const findings = rules.map((rule) => sampleFinding(rule, 1, [sampleViolation()]));
  expect(told({ rules, scenarios: [sampleScenario('commands', { findings })] })).toHaveLength(10);
});

test('no words of a device begin a new command', () => {
  const lines = annotations(sampleResult('\r\n::error::taken\u2028::stop-commands::x'), (token) => token);
  for (const line of lines) {
    expect(line).toMatch(/^::(error|warning) title=/);
    expect(line).not.toMatch(/[\r\n\u2028]/);
  }
});
