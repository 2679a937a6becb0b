import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, mkdtemp, readdir, readFile, rm, watch, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { groupLives } from '../suites/device/group-lives.ts';
import { program } from './testing.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'interrupted-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Names its process group, and never connects. */
const mute = 'echo $$ > device.tmp && mv device.tmp device.pid; while :; do sleep 1000; done';

/** A run of a device that never connects, once the device has been started. */
async function startRun(name: string) {
  const cwd = join(folder, name);
  await mkdir(join(cwd, 'tmp'), { recursive: true });
  await writeFile(join(cwd, 'device.sh'), mute);
  const started = until(cwd, 'device.pid');
  const run = spawn(process.execPath, [program, 'run', '--device', 'sh device.sh'], {
    cwd,
    env: { PATH: process.env.PATH, TMPDIR: join(cwd, 'tmp') },
  });
  let said = '';
  for (const stream of [run.stdout, run.stderr]) stream.on('data', (text) => (said += text));
  const ended = once(run, 'close').then(([code, signal]) => ({ code, signal }));
  await started;
  const group = Number(await readFile(join(cwd, 'device.pid'), 'utf8'));
  return { cwd, run, group, ended, said: () => said };
}

async function until(cwd: string, file: string): Promise<void> {
  for await (const { filename } of watch(cwd)) if (filename === file) return;
}

test.each([
  ['SIGINT', 'by Ctrl-C'],
  ['SIGTERM', 'by SIGTERM'],
  ['SIGHUP', 'by SIGHUP'],
] as const)('%s ends a run in order: it says what it found, and writes an incomplete report', async (signal, words) => {
  const { cwd, run, group, ended, said } = await startRun(signal);
  run.kill(signal);
  expect(await ended).toEqual({ code: 3, signal: null });
  expect(said()).toContain(`The run was stopped ${words}: `);
  expect(said()).toContain('Exit code 3.');
  expect(said()).not.toMatch(/^\s+at /m);
  const { summary } = JSON.parse(await readFile(join(cwd, 'reports/conformance.json'), 'utf8'));
  expect(summary).toMatchObject({ verdict: 'not-exercised', stopped: words });
  await access(join(cwd, 'reports/conformance.html'));
  await expect.poll(() => groupLives(group)).toBe(false);
  await expect.poll(() => readdir(join(cwd, 'tmp'))).toEqual([]);
});

test('SIGKILL leaves neither a device nor a temporary folder', async () => {
  const { cwd, run, group, ended } = await startRun('SIGKILL');
  expect(await readdir(join(cwd, 'tmp'))).toHaveLength(1);
  run.kill('SIGKILL');
  expect(await ended).toEqual({ code: null, signal: 'SIGKILL' });
  await expect.poll(() => groupLives(group)).toBe(false);
  await expect.poll(() => readdir(join(cwd, 'tmp'))).toEqual([]);
});
