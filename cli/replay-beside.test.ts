import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { formatReplayToken } from '../suites/run/replay-token.ts';
import { program } from './testing.ts';

test('a replay leaves the reports of the run that it comes from as they are, and writes its own beside them', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'replay-beside-'));
  onTestFinished(() => rm(cwd, { recursive: true }));
  await mkdir(join(cwd, 'reports'));
  for (const name of ['conformance.json', 'conformance.html']) await writeFile(join(cwd, 'reports', name), 'kept');
  const token = formatReplayToken({ scenario: 'connect', seed: 1 });
  const { stdout, status } = spawnSync(process.execPath, [program, 'replay', token, '--reference'], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
  expect(stdout).toContain('Report  reports/replay/conformance.html\n');
  expect(status).toBe(0);
  for (const name of ['conformance.json', 'conformance.html']) {
    expect(await readFile(join(cwd, 'reports', name), 'utf8')).toBe('kept');
  }
  expect(await readdir(join(cwd, 'reports/replay'))).toContain('conformance.html');
});
