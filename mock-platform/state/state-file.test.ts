import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, stat, writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { StateFile } from './state-file.ts';
import { devices, linesOf, newPath, openFile, useStateFiles } from './state-file-testing.ts';
import { formatLine, headerLine } from './state-line.ts';

useStateFiles();
afterEach(() => void vi.restoreAllMocks());

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
