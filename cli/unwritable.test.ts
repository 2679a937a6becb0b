import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { program } from './testing.ts';

const root = join(import.meta.dirname, '..');
const referenceDevice = `node ${join(root, 'lib/fixtures/devices/run-device.js')}`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unwritable-'));
  await writeFile(join(folder, 'taken'), 'kept');
});
afterAll(() => rm(folder, { recursive: true }));

function typed(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const options = { cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH, ...env } } as const;
  return spawnSync(process.execPath, [program, ...args], options);
}

describe('a place that cannot be written is reported before anything is played, with exit code 2 and without a stack', () => {
  const taken =
    'The reports cannot be written to taken: it is a file. Give another folder: --report-dir, or REPORT_DIR.';
  test.each([
    [['run', '--device', 'sh -c "touch played"', '--report-dir', 'taken'], {}, taken],
    [['run', '--device', 'sh -c "touch played"'], { REPORT_DIR: 'taken' }, taken],
    [['run', '--device', 'sh -c "touch played"'], { TMPDIR: '/proc' }, 'Set TMPDIR to a folder that can be written.'],
    [['serve', '--ca-file', '/proc/ca.pem', '--tcp-port', '0', '--tls-port', '0'], {}, 'to "/proc/ca.pem": '],
    [
      ['serve', '--tcp-port', '0', '--tls-port', '0'],
      { TMPDIR: '/proc' },
      'Set TMPDIR to a folder that can be written.',
    ],
  ])('%j %j', async (args, env, words) => {
    const { status, stdout, stderr } = typed(args, env);
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(await readdir(folder)).not.toContain('played');
  });
});

test('a folder that is lost during the run costs the reports, not the verdicts', async () => {
  const lost = join(folder, 'lost');
  const device = `sh -c "rm -rf ${lost}; touch ${lost}; exec ${referenceDevice}"`;
  const { status, stdout, stderr } = typed(['run', '--device', device, '--scenario', 'connect', '--report-dir', lost]);
  expect(stdout).toContain('The device keeps every rule that was judged.');
  expect(stdout).not.toContain('Report ');
  expect(stderr).toContain('The reports cannot be written to lost: it is a file.');
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(status).toBe(2);
});
