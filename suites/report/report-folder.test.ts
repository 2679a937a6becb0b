import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import { assertReportFolder, exitCodeWith, whyUnwritten } from './report-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-folder-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a folder that can be written is made, and nothing is left in it', async () => {
  await assertReportFolder(join(folder, 'a/b'));
  expect(await readdir(join(folder, 'a/b'))).toEqual([]);
});

test('a file of that name, or above it, is reported', async () => {
  const file = join(folder, 'taken');
  await writeFile(file, '');
  const told = (path: string) => assertReportFolder(path).catch((error: Error) => error);
  expect(await told(file)).toEqual(
    new ConfigurationError([
      `The reports cannot be written to ${file}: it is a file. Give another folder: --report-dir, or REPORT_DIR.`,
    ]),
  );
  expect(await told(join(file, 'deeper'))).toMatchObject({ message: expect.stringContaining('taken is a file') });
});

test.each([
  ['EACCES', 'this user has no permission to write there'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['ENOENT', 'the folder is not there, and cannot be made'],
])('%s is explained in words', async (code, words) => {
  const write = () => Promise.reject(Object.assign(new Error(`${code}: write`), { code }));
  expect(await whyUnwritten(folder, write)).toBe(
    `The reports cannot be written to ${folder}: ${words}. Give another folder: --report-dir, or REPORT_DIR.`,
  );
});

test('a full disk is found before anything is played', async (context) => {
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', folder]);
  if (mounted.status !== 0) return context.skip('this user may not mount a small disk');
  try {
    await expect(assertReportFolder(folder)).rejects.toThrow('the disk is full');
    expect(await readdir(folder)).toEqual([]);
  } finally {
    spawnSync('umount', [folder]);
  }
});

test('what is not about files is not taken for it', async () => {
  await expect(whyUnwritten(folder, () => Promise.reject(new TypeError('own fault')))).rejects.toThrow('own fault');
});

test('reports that could not be written never look like a broken rule, nor like a good end', () => {
  expect([0, 1, 3].map((code) => exitCodeWith('it is a file', code as 0))).toEqual([2, 1, 3]);
  expect([0, 1, 3].map((code) => exitCodeWith(undefined, code as 0))).toEqual([0, 1, 3]);
});
