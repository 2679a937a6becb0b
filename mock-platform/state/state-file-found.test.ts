import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:fs';
import { link, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openRegular } from './open-regular.ts';
import { StateFile } from './state-file.ts';
import { devices, folder, linesOf, newPath, openFile, useStateFiles } from './state-file-testing.ts';
import { formatLine, headerLine } from './state-line.ts';

useStateFiles();

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
    expect((await readdir(folder)).filter((name) => name.startsWith(basename(path)))).toEqual([basename(path)]);
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
