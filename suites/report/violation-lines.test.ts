import { expect, test } from 'vitest';
import { settleVerdicts } from '../verdicts/settle-verdicts.ts';
import {
  sampleFinding,
  sampleRule,
  sampleRun,
  sampleScenario,
  sampleViolation,
} from '../verdicts/testing/sample-run.ts';
import { failureLines } from './violation-lines.ts';

test('what else the same messages break is told with what it resembles', () => {
  const rules = [sampleRule('V2-CMD-01'), sampleRule('V2-TOPIC-02', { level: 'SHOULD' })];
  const violations = [
    sampleViolation(),
    sampleViolation({ message: 'It published elsewhere.', nearMiss: 'the request id is missing at the end' }),
  ];
  const findings = rules.map((rule, n) => sampleFinding(rule, 1, [violations[n] ?? sampleViolation()]));
  const { rules: results } = settleVerdicts(
    sampleRun({ rules, scenarios: [sampleScenario('commands', { findings })] }),
  );
  const [rule, other] = results;
  if (!rule || !other) throw new Error('two rules are broken');
  const page = {
    paint: (_: string, text: string) => text,
    width: 200,
    file: 'page.html',
    replayCommand: () => 'replay',
  };
  expect(failureLines({ rule, also: [other] }, page as never).slice(-2)).toEqual([
    '  Also broken by this',
    '    V2-TOPIC-02  SHOULD  It published elsewhere. Near miss: the request id is missing at the end.',
  ]);
});
