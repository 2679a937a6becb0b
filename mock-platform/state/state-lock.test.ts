import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { StateFile } from './state-file.ts';

let folder = '';
let files = 0;
const opened: StateFile[] = [];
const started: ChildProcess[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'state-lock-'));
});
afterEach(async () => {
  for (const file of opened.splice(0)) await file.close();
  for (const child of started.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rm(folder, { recursive: true }));

const newPath = () => join(folder, `${++files}.state`);
async function openFile(path: string): Promise<StateFile> {
  const file = await StateFile.open(path);
  opened.push(file);
  return file;
}

/** A process that has ended, and whose id is not used. */
async function deadPid(): Promise<number> {
  const child = spawn('true');
  await once(child, 'exit');
  return child.pid as number;
}

async function living(): Promise<ChildProcess> {
  const child = spawn('sleep', ['60']);
  started.push(child);
  await once(child, 'spawn');
  return child;
}

/** The compiled one: it starts at once. */
const program = join(import.meta.dirname, '../../dist/mock-platform/state/hold-state.js');

/** Processes that are about to open these paths, and then do, at the same time. @returns what each said */
async function openTogether(paths: readonly string[]): Promise<string[]> {
  const children = paths.map((path) =>
    spawn(process.execPath, [program, path], { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  started.push(...children);
  const lines = children.map((child) => createInterface({ input: child.stdout })[Symbol.asyncIterator]());
  for (const one of lines) await one.next();
  for (const child of children) child.stdin.write('go\n');
  const said = await Promise.all(lines.map(async (one) => String((await one.next()).value)));
  const ended = children.map((child) => (child.exitCode === null ? once(child, 'exit') : undefined));
  for (const child of children) child.stdin.end();
  await Promise.all(ended);
  return said;
}

describe('of processes that open one file at the same time', () => {
  test('one has it, and the others learn its id, after a killed one left a lock', async () => {
    const pid = await deadPid();
    for (let round = 0; round < 12; round += 1) {
      const path = newPath();
      await writeFile(`${path}.lock`, `${pid}\n`);
      const said = await openTogether([path, path, path, path]);
      expect(said.filter((words) => words === 'held')).toHaveLength(1);
      expect(said.filter((words) => words.includes('is in use by process'))).toHaveLength(3);
      expect((await readdir(folder)).filter((name) => name.startsWith(`${files}.state`))).toEqual([`${files}.state`]);
    }
  });

  test('one has it, by whatever links they come', async () => {
    const path = newPath();
    await symlink(path, `${path}-link`);
    await symlink(folder, `${path}-folder`);
    const said = await openTogether([path, `${path}-link`, join(`${path}-folder`, `${files}.state`)]);
    expect(said.filter((words) => words === 'held')).toHaveLength(1);
  });
});

test('the same file by a link is in use, in the same process, too; a link to nothing makes the file', async () => {
  const path = newPath();
  await symlink(`${path}-real`, path);
  const first = await openFile(path);
  first.put('device', 'a', 1);
  await first.saved();
  expect(await readFile(`${path}-real`, 'utf8')).toContain('"device"');
  await expect(StateFile.open(`${path}-real`)).rejects.toThrow(`is in use by process ${process.pid}`);
});

describe('a lock', () => {
  test('of a living process is named, and what to do when that is another program', async () => {
    const path = newPath();
    const { pid } = await living();
    await writeFile(`${path}.lock`, `${pid}\n`);
    await expect(StateFile.open(path)).rejects.toThrow(
      `State file "${path}" is in use by process ${pid}: stop that one, or give this one another file. If process ${pid} is not a platform, remove "${path}.lock".`,
    );
  });

  test.runIf(process.platform === 'linux')(
    'of a process that ended is taken over, though another one has its id',
    async () => {
      const path = newPath();
      const { pid } = await living();
      await writeFile(`${path}.lock`, `${pid} 1 0123456789abcdef\n`);
      await openFile(path);
    },
  );

  test.each(['hello', '12 monkeys\n', '-1\n', '\0\0\0'])(
    'that holds %j is left to its program, and named',
    async (text) => {
      const path = newPath();
      await writeFile(`${path}.lock`, text);
      const words = `"${path}.lock" is not a lock of this program, it holds ${JSON.stringify(text)}`;
      await expect(StateFile.open(path)).rejects.toThrow(words);
      expect(await readFile(`${path}.lock`, 'utf8')).toBe(text);
    },
  );

  test('that is a folder is named, too', async () => {
    const path = newPath();
    await mkdir(`${path}.lock`);
    await expect(StateFile.open(path)).rejects.toThrow(`"${path}.lock" is a folder, no file`);
  });

  test('that a killed process left in the middle of a take-over does not hold up others', async () => {
    const path = newPath();
    const pid = await deadPid();
    await writeFile(`${path}.lock`, `${pid}\n`);
    await writeFile(`${path}.lock.takeover`, `${pid}\n`);
    await openFile(path);
    expect((await readdir(folder)).filter((name) => name.startsWith(`${files}.state`))).toEqual([
      `${files}.state`,
      `${files}.state.lock`,
    ]);
  });
});

describe('a process that has lost the file', () => {
  test('to another process acknowledges nothing any more, and leaves its lock alone', async () => {
    const path = newPath();
    const file = await openFile(path);
    file.put('device', 'a', 1);
    await file.saved();
    const before = await readFile(path, 'utf8');
    const { pid } = await living();
    await writeFile(`${path}.lock`, `${pid} - 0123456789abcdef\n`);
    file.put('device', 'b', 2);
    await expect(file.saved()).rejects.toThrow(`its lock "${path}.lock" says that process ${pid} has it`);
    await expect(file.close()).rejects.toThrow('is not this process');
    opened.splice(0);
    expect(await readFile(path, 'utf8')).toBe(before);
    expect(await readFile(`${path}.lock`, 'utf8')).toContain(String(pid));
  });

  test.each([
    ['replaced', (path: string) => writeFile(path, 'another one')],
    ['removed', async () => {}],
  ])('because it was %s writes nothing', async (how, put) => {
    const path = newPath();
    const file = await openFile(path);
    await rm(path);
    await put(path);
    file.put('device', 'b', 2);
    await expect(file.saved()).rejects.toThrow(`State file "${path}" was ${how} while it was in use`);
    await expect(file.close()).rejects.toThrow('while it was in use');
    opened.splice(0);
  });
});
