import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Run, settleVerdicts } from '../suites/verdicts/settle-verdicts.ts';
import {
  sampleFinding,
  sampleRule,
  sampleRun,
  sampleScenario,
  sampleViolation,
} from '../suites/verdicts/testing/sample-run.ts';
import { said } from './testing.ts';

const rule = sampleRule('V1-CMD-01');
const declaration = { commands: true, reconnects: true, maxCommandBytes: 1024 };
const good = sampleScenario('calm', { findings: [sampleFinding(rule, 3)] });
const bad = sampleScenario('storm', { findings: [sampleFinding(rule, 2, [sampleViolation()])] });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'merge-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function shard(index: number, run: Partial<Run> = {}, more: object = {}): Promise<string> {
  const name = `${index}-${JSON.stringify(more).length}-${run.seed ?? 123}.json`;
  const result = settleVerdicts(sampleRun({ rules: [rule], shard: { index, count: 2, declaration }, ...run }));
  await writeFile(join(folder, name), JSON.stringify({ ...result, ...more }));
  return name;
}
const merge = (...args: string[]) => said(['merge', ...args], { cwd: folder });

test.each([
  ['keep the rules', good, 0],
  ['break one', bad, 1],
])('parts that together %s become the reports of one run, with its exit code', async (_, other, code) => {
  const parts = [
    await shard(1, { scenarios: [good] }),
    await shard(2, { scenarios: [{ ...other, scenario: 'other' }] }),
  ];
  const { exitCode, stdout, stderr } = await merge(...parts, '--report-dir', 'merged');
  expect({ exitCode, stderr }).toEqual({ exitCode: code, stderr: '' });
  expect(stdout).toContain(join('merged', 'conformance.html'));
  expect((await readdir(join(folder, 'merged'))).toSorted()).toEqual([
    'badge.svg',
    'conformance.html',
    'conformance.json',
    'ctrf.json',
    'gl-code-quality-report.json',
    'junit.xml',
    'summary.md',
  ]);
  const merged = JSON.parse(await readFile(join(folder, 'merged/conformance.json'), 'utf8'));
  expect(merged.scenarios.map(({ name }: { name: string }) => name)).toEqual(['calm', 'other']);
  expect(merged).not.toHaveProperty('shard');
});

test('the reports go where REPORT_DIR says, unless the flag does', async () => {
  const parts = [await shard(1, { scenarios: [good] }), await shard(2)];
  await said(['merge', ...parts], { cwd: folder, env: { REPORT_DIR: 'there' } });
  expect(await readdir(folder)).toContain('there');
});

test.each<[string, () => Promise<string[]>, string]>([
  [
    'a file that is not there',
    async () => ['none.json'],
    'none.json is not the conformance.json of a shard, which was expected. There is no such file.',
  ],
  ['a folder', async () => ['.'], 'It is a folder.'],
  [
    'what is not JSON',
    async () => {
      await writeFile(join(folder, 'half.json'), '{"schemaVersion": 1,');
      return ['half.json'];
    },
    'half.json is not the conformance.json of a shard, which was expected. It is not JSON.',
  ],
  [
    'another schemaVersion',
    async () => [await shard(1, {}, { schemaVersion: 2 })],
    'Its schemaVersion is another: this release reads 1.',
  ],
  [
    'other members',
    async () => [await shard(1, {}, { rules: {} })],
    'It is none: rules: Invalid input: expected array, received object.',
  ],
  ['a shard missing', async () => [await shard(2)], 'Shard 1 of 2 is missing'],
  ['a shard twice', async () => [await shard(1), await shard(1), await shard(2)], 'are both shard 1 of 2'],
  ['different seeds', async () => [await shard(1), await shard(2, { seed: 9 })], 'differ in the seed (123 and 9)'],
  ['no file', async () => [], "missing required argument 'file'"],
])('%s is refused with exit code 2, and nothing is written', async (_, files, message) => {
  const { exitCode, stdout, stderr } = await merge(...(await files()), '--report-dir', 'merged');
  expect(stderr).toContain(message);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(await readdir(folder)).not.toContain('merged');
});
