import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ConformanceResult } from '../result/conformance-result.ts';
import { sampleResult } from './html/testing/sample-result.ts';
import { latestReports } from './latest-reports.ts';

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'reports-'));
});
afterEach(() => rm(cwd, { recursive: true }));

async function write(folder: string, content: unknown, at: string) {
  const file = join(cwd, folder, 'conformance.json');
  await mkdir(join(cwd, folder), { recursive: true });
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  await utimes(file, new Date(at), new Date(at));
}

const result = sampleResult('lamp');

const of = (device: ConformanceResult['device']): ConformanceResult => ({ ...result, device });

test('a folder without reports has none, and what is not a report is passed over', async () => {
  expect(await latestReports(cwd)).toEqual([]);
  await write('reports', '{"summary":', '2026-01-01');
  await write('reports/replay', '{}', '2026-01-01');
  expect(await latestReports(cwd)).toEqual([]);
});

test('those of runs, replays and recordings are told, the latest first', async () => {
  await write('reports', result, '2026-01-02');
  await write('reports/judge', of({ kind: 'recording', command: ['a b.ndjson'] }), '2026-01-03');
  await write('reports/replay', result, '2026-01-01');
  const reports = await latestReports(cwd);
  expect(reports.map(({ folder }) => folder)).toEqual(
    ['reports/judge', 'reports', 'reports/replay'].map((one) => join(cwd, one)),
  );
  const { seed, verdict, counts } = result.summary;
  expect(reports[1]).toMatchObject({ time: '2026-01-02T00:00:00.000Z', verdict, seed, counts });
  expect(reports[1]?.failing).toEqual(
    result.rules.filter((rule) => rule.verdict === 'fail').map(({ id, sentence }) => ({ id, sentence })),
  );
  expect(reports[0]?.command).toBe("npx huawei-iot-conformance judge 'a b.ndjson'");
});

test.each([
  ['command', ['python3', 'my device.py'], `--device 'python3 '\\''my device.py'\\'''`],
  ['adapter', ['./adapter'], '--device-adapter ./adapter'],
  ['module', ['device.js'], '--device-module device.js'],
  ['external', ['a board'], '--device-external'],
] as const)('the command that runs a device of kind %s again names it', async (kind, command, words) => {
  await write('reports', of({ kind, command: [...command] }), '2026-01-02');
  const [report] = await latestReports(cwd);
  expect(report?.command).toBe(`npx huawei-iot-conformance run ${words} --seed ${result.summary.seed}`);
});
