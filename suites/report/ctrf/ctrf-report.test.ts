import { type CTRFReport, validate } from 'ctrf';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exitCode } from '../../verdicts/exit-code.ts';
import { type Run, settleVerdicts } from '../../verdicts/settle-verdicts.ts';
import {
  sampleFinding,
  sampleRule,
  sampleRun,
  sampleScenario,
  sampleViolation,
} from '../../verdicts/testing/sample-run.ts';
import { sampleResult } from '../html/testing/sample-result.ts';
import { ctrfReport } from './ctrf-report.ts';

const at = new Date('2026-01-02T03:04:05.678Z');
const must = sampleRule('V1-CMD-01');
const broken = [sampleViolation({ message: 'It is "odd".' })];
const commands = (exercised = 1, violations = broken, more = {}) =>
  sampleScenario('commands', { findings: [sampleFinding(must, exercised, violations)], ...more });
const read = (text: string): CTRFReport => JSON.parse(text);
const report = (run: Partial<Run>) => read(ctrfReport(settleVerdicts(sampleRun(run)), { at }));
const unrepeated = { confirmation: { outcome: 'ran', journal: [], findings: [sampleFinding(must, 1)] } };

test('a rule is a test, with its area as its suite, and what is said of it', () => {
  const bye = sampleRule('MQTT-3.10.1-1', { when: 'sends UNSUBSCRIBE' });
  const { results, reportFormat } = report({ rules: [must, bye], scenarios: [commands()] });
  expect(reportFormat).toBe('CTRF');
  expect(results.tests).toEqual([
    {
      name: 'V1-CMD-01',
      status: 'failed',
      duration: 0,
      suite: ['commands'],
      rawStatus: 'MUST',
      message: 'It is "odd".',
      trace: expect.stringContaining('Replay: replay-commands'),
      labels: { level: 'MUST', source: 'ref 5' },
    },
    {
      name: 'MQTT-3.10.1-1',
      status: 'skipped',
      duration: 0,
      suite: ['MQTT 3.1.1 on the wire'],
      message: 'only for a device that sends UNSUBSCRIBE; this one did not',
      labels: { level: 'MUST', source: 'ref 5' },
    },
  ]);
  expect(results.summary).toEqual({
    tests: 2,
    passed: 0,
    failed: 1,
    skipped: 1,
    pending: 0,
    other: 0,
    flaky: 0,
    suites: 2,
    start: at.getTime() - 8123,
    stop: at.getTime(),
  });
});

test.each<[string, Partial<Run>]>([
  ['a rule that is kept', { scenarios: [commands(1, [])] }],
  ['a rule that is broken', { scenarios: [commands()] }],
  ['a failure that did not repeat', { scenarios: [commands(1, broken, unrepeated)] }],
  ['a failure that is known', { scenarios: [commands()], known: [{ rule: must.id, reason: 'firmware 1.2' }] }],
  ['a rule that did not show', { scenarios: [commands(0, [])] }],
  ['a device that did not run', { scenarios: [sampleScenario('start', { outcome: { couldNotRun: 'it exited' } })] }],
])('tests fail exactly when the exit code is not 0: %s', (_, run) => {
  const { results } = report({ rules: [must], ...run });
  expect(results.summary.failed > 0).toBe(exitCode(settleVerdicts(sampleRun({ rules: [must], ...run })).summary) !== 0);
});

test('a failure that did not repeat is marked as flaky, and counted', () => {
  const { results } = report({ rules: [must], scenarios: [commands(1, broken, unrepeated)] });
  expect(results.tests[0]).toMatchObject({ flaky: true, rawStatus: 'flaky' });
  expect(results.summary.flaky).toBe(1);
});

test('whatever a device says, the report keeps to the published schema', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (words) => {
      expect(validate(read(ctrfReport(sampleResult(words), { at })))).toEqual({ valid: true, errors: [] });
    }),
    { numRuns: 30 },
  );
});
