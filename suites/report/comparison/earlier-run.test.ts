import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sampleResult } from '../html/testing/sample-result.ts';
import { writeJsonReport } from '../json-report.ts';
import { earlierRun } from './earlier-run.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-'));
});
afterEach(() => rm(folder, { recursive: true }));
const result = sampleResult('lamp');

test('the last run in the folder for the reports is what a run is compared with', async () => {
  const file = await writeJsonReport(result, folder);
  expect(await earlierRun({ reportDir: folder })).toEqual({ result, name: file, named: false });
});

test('a run that was named comes first', async () => {
  const baseline = await writeJsonReport({ ...result, rules: [] }, join(folder, 'main'));
  await writeJsonReport(result, folder);
  expect(await earlierRun({ reportDir: folder, baseline })).toMatchObject({ result: { rules: [] }, named: true });
});

test.each([
  ['no JSON', '{', 'It is not JSON.'],
  [
    'another version',
    JSON.stringify({ ...result, schemaVersion: 9 }),
    'Its schemaVersion is another: this release reads 1.',
  ],
])('%s in the folder is none, and an error if it was named', async (_, text, reason) => {
  const baseline = join(folder, 'conformance.json');
  await writeFile(baseline, text);
  expect(await earlierRun({ reportDir: folder })).toBeUndefined();
  await expect(earlierRun({ reportDir: folder, baseline })).rejects.toThrow(
    `baseline is ${JSON.stringify(baseline)}: expected a conformance.json of schemaVersion 1. ${reason} Name another, or leave it out.`,
  );
});

test('where nothing is, nothing is compared', async () => {
  expect(await earlierRun({ reportDir: join(folder, 'nowhere') })).toBeUndefined();
});
