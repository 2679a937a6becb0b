import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sampleResult } from './html/testing/sample-result.ts';
import { writeReports } from './write-reports.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-'));
});
afterEach(() => rm(folder, { recursive: true }));
const result = sampleResult('lamp');
const replayCommand = (token: string) => `again ${token}`;
const read = (name: string) => readFile(join(folder, name), 'utf8');

test('all reports are written into a folder that need not be there, and replace those before', async () => {
  const directory = join(folder, 'a/b');
  await writeReports({ ...result, rules: [] }, { directory, replayCommand });
  const { file, page, summary } = await writeReports(result, { directory, replayCommand });
  expect((await readdir(directory)).sort()).toEqual([
    'badge.svg',
    'conformance.html',
    'conformance.json',
    'ctrf.json',
    'gl-code-quality-report.json',
    'junit.xml',
    'summary.md',
  ]);
  expect([file, page]).toEqual([join(directory, 'conformance.json'), join(directory, 'conformance.html')]);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(result)));
  expect(await readFile(join(directory, 'summary.md'), 'utf8')).toBe(summary);
  expect(summary).toContain('`again lamp`');
});

test('links to the reference lead from the page to where the reference is', async () => {
  await writeReports(result, { directory: folder, replayCommand });
  const [, href = ''] = /href="([^"]*05-command-life\.md)#ref-5"/.exec(await read('conformance.html')) ?? [];
  expect(await readFile(resolve(folder, href), 'utf8')).toContain('<a id="ref-5"></a>');
});

test('a run is compared with an earlier one of the same device, or with the one that was named', async () => {
  const other = { ...result, device: { kind: 'command' as const, command: ['./other'] } };
  const compared = async (earlier: object) => {
    await writeReports(result, { directory: folder, replayCommand, earlier: earlier as never });
    return (await read('conformance.html')).includes('<code>old.json</code>');
  };
  expect(await compared({ result, name: 'old.json', named: false })).toBe(true);
  expect(await compared({ result: other, name: 'old.json', named: false })).toBe(false);
  expect(await compared({ result: other, name: 'old.json', named: true })).toBe(true);
});
