import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeTemporaryFolder } from './temporary-folder.ts';

let place: string;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'places of temporary folders-'));
});
afterAll(() => rm(place, { recursive: true }));

const url = pathToFileURL(join(import.meta.dirname, '../dist/mock-platform/temporary-folder.js')).href;

/** A process with two temporary folders, which it names, and what it does when a line comes. */
function processThat(then: string, env: NodeJS.ProcessEnv = {}): ChildProcessWithoutNullStreams {
  const code = `
    const { makeTemporaryFolder } = await import(${JSON.stringify(url)});
    process.stdin.once('data', () => { ${then} });
    const made = [await makeTemporaryFolder(), await makeTemporaryFolder(), await makeTemporaryFolder()];
    await made.pop().remove();
    console.log(made.map(({ path }) => path).join());`;
  return spawn(process.execPath, ['--input-type=module', '-e', code], {
    env: { PATH: process.env.PATH, TMPDIR: place, ...env },
  });
}

test.each([
  ['SIGKILL', 'process.kill(process.pid, "SIGKILL")'],
  ['SIGINT', 'process.kill(process.pid, "SIGINT")'],
  ['SIGHUP', 'process.kill(process.pid, "SIGHUP")'],
  ['process.exit', 'process.exit(3)'],
  ['an exception', 'throw new Error("oops")'],
  ['its own end', 'process.stdin.destroy()'],
])('%s leaves no temporary folder', async (_, then) => {
  const child = processThat(then);
  const [line] = await once(child.stdout, 'data');
  const [one = '', other = ''] = String(line).trim().split(',');
  expect(one).not.toBe(other);
  await Promise.all([access(one), access(other)]);
  child.stdin.write('now\n');
  await once(child, 'close');
  await expect.poll(() => readdir(place)).toEqual([]);
});

test('a place that cannot be written is reported, with what to set', async () => {
  const child = processThat('', { TMPDIR: '/proc' });
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  await once(child, 'close');
  expect(said).toMatch(/No temporary folder can be made in \/proc: .*\. Set TMPDIR to a folder that can be written\./);
});

test('what is removed is gone at once, and after the last one all is', async () => {
  vi.stubEnv('TMPDIR', place);
  const [one, other] = await Promise.all([makeTemporaryFolder(), makeTemporaryFolder()]);
  await one.remove();
  await expect(access(one.path)).rejects.toThrow('ENOENT');
  await access(other.path);
  await other.remove();
  await expect(access(other.path)).rejects.toThrow('ENOENT');
  await expect.poll(() => readdir(place)).toEqual([]);
  const again = await makeTemporaryFolder();
  await access(again.path);
  await again.remove();
  await expect.poll(() => readdir(place)).toEqual([]);
  vi.unstubAllEnvs();
});

test('who makes one just after the last was removed starts no other guard', async () => {
  vi.stubEnv('TMPDIR', place);
  const one = await makeTemporaryFolder();
  const [parent] = await readdir(place);
  await one.remove();
  const other = await makeTemporaryFolder();
  expect(await readdir(place)).toEqual([parent]);
  await other.remove();
  vi.unstubAllEnvs();
  await expect.poll(() => readdir(place)).toEqual([]);
});
