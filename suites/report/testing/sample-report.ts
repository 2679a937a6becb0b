import { type Run, settleVerdicts } from '../../verdicts/settle-verdicts.ts';
import {
  journalOfWrongMid,
  sampleFinding,
  sampleRule,
  sampleRun,
  sampleViolation,
} from '../../verdicts/testing/sample-run.ts';
import { terminalReport } from '../terminal-report.ts';

// For tests: rules, what was found of them, and the report of such a run.

export const utcHour = sampleRule('V1-CONN-07', {
  level: 'SHOULD',
  sentence: 'sends the UTC hour as `YYYYMMDDHH`',
  source: 'ref 1.5',
});
export const answers = sampleRule('V1-CMD-01', {
  sentence: 'answers every valid command with one `deviceRsp` that carries the command’s `mid`, however many there are',
});
export const once = sampleRule('V1-CMD-02', { sentence: 'answers each delivered command once' });
const reports = sampleRule('V1-REPORT-15', {
  sentence: 'sends reports, if it declares that it does',
  needs: ['reports'],
});
const bye = sampleRule('MQTT-3.10.1-1', { when: 'sends UNSUBSCRIBE' });
const rules = [utcHour, answers, once, reports, bye];
const inapplicable = new Map([['reports', 'the device declares that it does not report']] as const);

export const journal = journalOfWrongMid();
export const evidence = journal.filter(({ type }) => type === 'command-sent' || type === 'response-unmatched');
export const eightDigits = sampleViolation({ message: 'It sent 8 digits.', expected: '10 digits', actual: '20181115' });
export const wrongMid = sampleViolation({ evidence, nearMiss: 'the mid plus one' });

export const good = [sampleFinding(utcHour, 3), sampleFinding(answers, 412), sampleFinding(once, 412)];
export const report = (run: Partial<Run>, options: { colour?: boolean; columns?: number; verbose?: boolean } = {}) =>
  terminalReport(settleVerdicts(sampleRun({ rules, inapplicable, ...run })), {
    colour: false,
    file: 'reports/conformance.json',
    ...options,
  });
