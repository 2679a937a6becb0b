import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:fs';
import { link, mkdir, mkdtemp, open, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { openRegular } from './open-regular.ts';
import { StateFile, type StateFileOptions } from './state-file.ts';
import { formatLine, headerLine } from './state-line.ts';

let folder = '';
let files = 0;
const opened: StateFile[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'state-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const file of opened.splice(0)) await file.close();
});
afterAll(() => rm(folder, { recursive: true }));

const newPath = () => join(folder, `${++files}.state`);
const devices = (file: StateFile) => Object.fromEntries(file.entries('device'));
const linesOf = async (path: string) => (await readFile(path, 'utf8')).trimEnd().split('\n');

async function openFile(path: string, options?: StateFileOptions): Promise<StateFile> {
  const file = await StateFile.open(path, options);
  opened.push(file);
  return file;
}

describe('entries', () => {
  test('are there at once, and again when the file is opened the next time', async () => {
    const path = newPath();
    const first = await openFile(path);
    first.put('device', 'a', { name: 'one' });
    first.put('device', 'b', { name: 'two' });
    first.put('subscription', 'a', null);
    first.put('device', 'a', { name: 'three' });
    first.delete('device', 'b');
    expect(devices(first)).toEqual({ a: { name: 'three' } });
    await first.close();
    const second = await openFile(path);
    expect(devices(second)).toEqual({ a: { name: 'three' } });
    expect([...second.entries('subscription')]).toEqual([['a', null]]);
    expect([...second.entries('nothing')]).toEqual([]);
  });

  test('are in the file when saved resolves, without the file being closed', async () => {
    const path = newPath();
    const file = await openFile(path);
    file.put('device', 'a', 1);
    await file.saved();
    expect(await linesOf(path)).toEqual([headerLine.trim(), formatLine([['put', 'device', 'a', 1]]).trim()]);
  });

  test('that come at the same time are written as one line, those that come meanwhile as the next', async () => {
    const path = newPath();
    const file = await openFile(path);
    file.put('device', 'a', 1);
    file.put('device', 'b', 2);
    const first = file.saved();
    await Promise.resolve();
    await Promise.resolve();
    file.put('device', 'c', 3);
    file.put('device', 'd', 4);
    await Promise.all([first, file.saved()]);
    expect(await linesOf(path)).toHaveLength(3);
  });

  test('put after the file was closed are refused', async () => {
    const path = newPath();
    const file = await openFile(path);
    await file.close();
    await file.close();
    expect(() => file.put('device', 'a', 1)).toThrow(
      `State file "${path}" is closed: nothing can be kept in it any more.`,
    );
  });
});

describe('a file', () => {
  test('holds secrets, and is for its owner only', async () => {
    const path = newPath();
    await openFile(path);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test.each([
    ['cut in the middle of its last line', (line: string) => line.slice(0, -9)],
    ['whose last line lacks nothing but its end', (line: string) => line.slice(0, -1)],
    ['whose last line was only partly on the disk', (line: string) => `${line.slice(0, 12)}\0\0\0\0${line.slice(16)}`],
  ])('%s is read up to there, and goes on from there', async (_, tear) => {
    const path = newPath();
    const whole = `${headerLine}${formatLine([['put', 'device', 'a', 1]])}`;
    const torn = tear(formatLine([['put', 'device', 'b', 2]]));
    await writeFile(path, whole + torn);
    const file = await openFile(path);
    expect(devices(file)).toEqual({ a: 1 });
    expect(file.torn).toBe(torn.length);
    expect(file.loss).toMatch(
      torn.endsWith('\n')
        ? /^its last line is damaged: \d+ bytes were cut off, and what they said is lost/
        : /^its last line was unfinished.* never acknowledged$/,
    );
    file.put('device', 'c', 3);
    await file.saved();
    expect(await readFile(path, 'utf8')).toBe(whole + formatLine([['put', 'device', 'c', 3]]));
  });

  test('damaged before its last line is refused by number, and left as it is', async () => {
    const path = newPath();
    const [first, second] = ['a', 'b'].map((key) => formatLine([['put', 'device', key, 1]]));
    const text = `${headerLine}${first?.replace('"a"', '"x"')}${second}`;
    await writeFile(path, text);
    await expect(StateFile.open(path)).rejects.toThrow(
      `State file "${path}" is damaged: the checksum of line 2 is wrong, and lines follow it.`,
    );
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  test.each(['hello', 'a shopping list\nwith milk\n', '{"format":"something else"}\n', '\0\0\0\0'])(
    'that holds %j is not a state file, and left as it is',
    async (text) => {
      const path = newPath();
      await writeFile(path, text);
      await expect(StateFile.open(path)).rejects.toThrow(`"${path}" is not a state file of this version`);
      expect(await readFile(path, 'utf8')).toBe(text);
    },
  );

  test('that is empty is a new one; what an interrupted rewriting left beside it does not matter', async () => {
    const path = newPath();
    await writeFile(path, '');
    await writeFile(`${path}.new`, 'half of');
    const file = await openFile(path);
    file.put('device', 'a', 1);
    await file.saved();
    expect(await linesOf(path)).toHaveLength(2);
  });

  test('cut off in its first line is a new one', async () => {
    const path = newPath();
    await writeFile(path, headerLine.slice(0, 20));
    const file = await openFile(path);
    file.put('device', 'a', 1);
    await file.saved();
    expect(await linesOf(path)).toHaveLength(2);
    expect(file.loss).toBeUndefined();
  });

  test('that is a folder is refused, with all that is in it', async () => {
    const path = newPath();
    await mkdir(path);
    await expect(StateFile.open(path)).rejects.toThrow(
      `"${path}" is a folder, no file: give a file, or a name that is`,
    );
    expect(await readdir(path)).toEqual([]);
    expect((await readdir(folder)).filter((name) => name.startsWith(`${files}.state`))).toEqual([`${files}.state`]);
  });

  test.runIf(process.platform === 'linux').each(['/dev/zero', '/dev/tty'])(
    'that is the device %s is refused, and not read',
    async (device) => {
      await expect(StateFile.open(device)).rejects.toThrow(`"${device}" is a device, no file`);
      const path = newPath();
      await symlink(device, path);
      await expect(StateFile.open(path)).rejects.toThrow(`"${path}" is a device, no file`);
    },
  );

  test.skipIf(process.platform === 'win32')(
    'that is a pipe or a socket is refused, without waiting for its other end',
    async () => {
      const path = newPath();
      execFileSync('mkfifo', [path]);
      await expect(StateFile.open(path)).rejects.toThrow(`"${path}" is a pipe, no file`);
      const server = createServer().listen(`${path}-socket`);
      await once(server, 'listening');
      await expect(StateFile.open(`${path}-socket`)).rejects.toThrow('is a socket, no file');
      server.close();
    },
  );

  test('that also has another name is refused: both could be written', async () => {
    const path = newPath();
    await (await openFile(path)).close();
    await link(path, `${path}-2`);
    await expect(StateFile.open(`${path}-2`)).rejects.toThrow(`"${path}-2" has 2 names (hard links)`);
  });

  test('that becomes something else between the look and the opening is left alone', async () => {
    const path = newPath();
    await symlink('/dev/zero', path);
    const regular = await stat(import.meta.filename);
    await expect(openRegular(path, constants.O_RDWR, { look: async () => regular })).rejects.toThrow('ELOOP');
  });

  test('in a folder that does not exist is refused with its name', async () => {
    const path = join(folder, 'nowhere', 'x.state');
    await expect(StateFile.open(path)).rejects.toThrow(`State file "${path}" cannot be used: ENOENT`);
  });
});

describe('a second opening', () => {
  test('in the same process is refused while the first has the file, and not after', async () => {
    const path = newPath();
    const first = await openFile(path);
    await expect(StateFile.open(path)).rejects.toThrow(
      `State file "${path}" is in use by process ${process.pid}: stop that one, or give this one another file.`,
    );
    await first.close();
    await openFile(path);
  });

  test('is refused while another process lives, and takes over from one that was killed', async () => {
    const path = newPath();
    const holder = spawn('sleep', ['60']);
    await once(holder, 'spawn');
    await writeFile(`${path}.lock`, `${holder.pid}\n`);
    await expect(StateFile.open(path)).rejects.toThrow(`is in use by process ${holder.pid}`);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    await openFile(path);
  });
});

describe('rewriting', () => {
  test('leaves what counts, and everything that comes during and after it', async () => {
    const path = newPath();
    const file = await openFile(path, { compactAt: 40 });
    for (let n = 0; n < 200; n += 1) {
      file.put('device', `${n % 5}`, n);
      if (n % 7 === 0) await file.saved();
    }
    await file.close();
    // 200 changes of 5 entries: at most 40 of them, and those of the last group, stand in the file.
    const kept = (await readFile(path, 'utf8')).match(/"put"/g)?.length ?? 0;
    expect(kept).toBeLessThan(60);
    const again = await openFile(path);
    expect(devices(again)).toEqual({ 0: 195, 1: 196, 2: 197, 3: 198, 4: 199 });
  });

  test('does not happen while most of the file counts', async () => {
    const path = newPath();
    const file = await openFile(path, { compactAt: 10 });
    const { ino } = await stat(path);
    for (let n = 0; n < 30; n += 1) file.put('device', `${n}`, n);
    await file.saved();
    expect((await stat(path)).ino).toBe(ino);
  });
});

describe('a disk that refuses', () => {
  async function refuseOnce(path: string): Promise<void> {
    const handle = await open(path, 'r');
    const prototype = Object.getPrototypeOf(handle) as typeof handle;
    await handle.close();
    vi.spyOn(prototype, 'datasync').mockRejectedValueOnce(new Error('ENOSPC: no space left on device'));
  }

  test('lets saved reject, and what it did not take is written with the next change', async () => {
    const path = newPath();
    const file = await openFile(path);
    await refuseOnce(path);
    file.put('device', 'a', 1);
    await expect(file.saved()).rejects.toThrow(`State file "${path}" cannot be used: ENOSPC: no space left on device.`);
    file.put('device', 'b', 2);
    await file.saved();
    expect(await linesOf(path)).toEqual([
      headerLine.trim(),
      formatLine([
        ['put', 'device', 'a', 1],
        ['put', 'device', 'b', 2],
      ]).trim(),
    ]);
  });

  test('is asked again by the next saved', async () => {
    const path = newPath();
    const file = await openFile(path);
    await refuseOnce(path);
    file.put('device', 'a', 1);
    await expect(file.saved()).rejects.toThrow('ENOSPC');
    await file.saved();
    expect(await linesOf(path)).toHaveLength(2);
  });
});
