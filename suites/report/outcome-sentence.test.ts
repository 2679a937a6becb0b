import { expect, test } from 'vitest';
import { type Run, settleVerdicts } from '../verdicts/settle-verdicts.ts';
import {
  sampleFinding,
  sampleRule,
  sampleRun,
  sampleScenario,
  sampleViolation,
} from '../verdicts/testing/sample-run.ts';
import { outcomeSentence } from './outcome-sentence.ts';

const rule = sampleRule('V1-CMD-01');
const other = sampleRule('V1-CMD-02');
const sentence = (run: Partial<Run>) => outcomeSentence(settleVerdicts(sampleRun(run)));
const broken = sampleScenario('steps', { findings: [sampleFinding(rule, 1, [sampleViolation()])] });
const kept = sampleScenario('steps', { findings: [sampleFinding(rule, 1)] });

test('the replay of a failure says what has become of it', () => {
  expect(sentence({ rules: [rule], scenarios: [kept], replayed: 'V1-CMD-01' })).toBe('V1-CMD-01 is mended.');
  expect(sentence({ rules: [rule], scenarios: [broken], replayed: 'V1-CMD-01' })).toBe(
    'The device still breaks V1-CMD-01.',
  );
});

test('a replay in which the rule did not show says nothing of its failure', () => {
  expect(sentence({ rules: [rule], scenarios: [sampleScenario('steps')], replayed: 'V1-CMD-01' })).toBe(
    'The run is incomplete: 1 rule was not exercised.',
  );
});

test('several rules that one cause breaks are said to have one', () => {
  const result = settleVerdicts(
    sampleRun({
      rules: [rule, other],
      scenarios: [
        sampleScenario('commands', {
          findings: [sampleFinding(rule, 1, [sampleViolation()]), sampleFinding(other, 1, [sampleViolation()])],
        }),
      ],
    }),
  );
  const causes = [{ rule: 'V1-CMD-02', alsoBroken: ['V1-CMD-01'] }];
  expect(outcomeSentence(result)).toBe('The device breaks 2 rules.');
  expect(outcomeSentence({ ...result, causes })).toBe('The device breaks 2 rules, from 1 cause.');
});

test.each([
  [[kept], 'The run was stopped at its limit of 30 s'],
  [[broken], 'The device breaks 1 rule. The run was stopped at its limit of 30 s'],
])('a run that came to its limit says how to have more time: %#', (scenarios, beginning) => {
  const stopped = 'at its limit of 30 s (timeouts.runMs)';
  const told = sentence({ rules: [rule, other], scenarios, stopped });
  expect(told).toContain(beginning);
  expect(told).toMatch(/ For more time: CONFORMANCE_RUN_MS=60000, or timeouts\.runMs in a configuration file\.$/);
  expect(sentence({ rules: [rule, other], scenarios, stopped: 'by Ctrl-C' })).not.toContain('more time');
});
