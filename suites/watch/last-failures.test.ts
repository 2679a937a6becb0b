import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeJsonReport } from '../report/json-report.ts';
import { settleVerdicts } from '../verdicts/settle-verdicts.ts';
import {
  sampleFinding,
  sampleRule,
  sampleRun,
  sampleScenario,
  sampleViolation,
} from '../verdicts/testing/sample-run.ts';
import { lastFailures } from './last-failures.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'last-failures-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('what failed is played again, what only warned is not', async () => {
  const must = sampleRule('V1-CMD-01');
  const should = sampleRule('V1-REPORT-05', { level: 'SHOULD' });
  const findings = [must, should].map((rule) => sampleFinding(rule, 1, [sampleViolation()]));
  const run = sampleRun({ rules: [must, should], scenarios: [sampleScenario('commands', { findings })] });
  await writeJsonReport(settleVerdicts(run), folder);
  expect(await lastFailures(folder)).toEqual([{ rule: 'V1-CMD-01', token: 'replay-commands' }]);
});

test.each(['{', '{}'])('a report that holds %j tells of no failures', async (text) => {
  await writeFile(join(folder, 'conformance.json'), text);
  expect(await lastFailures(folder)).toEqual([]);
});

test('a folder without a report tells of none', async () => {
  expect(await lastFailures(folder)).toEqual([]);
});
