import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FileWatch } from './file-watch.ts';
import type { Watched } from './watched.ts';

let folder: string;
let watch: FileWatch | undefined;
let told: string[];
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'file-watch-')));
  await mkdir(join(folder, 'src/deep'), { recursive: true });
  await mkdir(join(folder, 'node_modules/other'), { recursive: true });
  told = [];
  for (const name of ['lamp', 'other', 'src/main.c']) await writeFile(join(folder, name), 'before');
});
afterEach(async () => {
  await watch?.close();
  await rm(folder, { recursive: true });
});

async function watching(watched: Partial<Watched>): Promise<void> {
  const nothing = { files: [], folders: [], patterns: [], base: folder };
  watch = new FileWatch({ ...nothing, ...watched }, (path) => told.push(path), folder);
  await watch.ready;
}
const write = (name: string, text = 'after') => writeFile(join(folder, name), text);

test('a file that is written is noticed, others beside it are not', async () => {
  await watching({ files: [join(folder, 'lamp')] });
  await write('other');
  await write('lamp');
  await expect.poll(() => told).toEqual(['lamp']);
});

test('a file that is replaced, as compilers and editors do, is noticed', async () => {
  await watching({ files: [join(folder, 'lamp')] });
  await rm(join(folder, 'lamp'));
  await write('lamp.o');
  await rename(join(folder, 'lamp.o'), join(folder, 'lamp'));
  await expect.poll(() => told).toEqual(['lamp']);
  await write('lamp', 'once more');
  await expect.poll(() => told).toEqual(['lamp', 'lamp']);
});

test('a program that is not there yet is noticed when it comes', async () => {
  await watching({ files: [join(folder, 'new-lamp')] });
  await write('new-lamp');
  await expect.poll(() => told).toEqual(['new-lamp']);
});

test('a file that is still being written is waited for', async () => {
  await watching({ files: [join(folder, 'lamp')] });
  const script = 'for part in 1 2 3 4 5 6 7 8 9 10; do echo $part >> lamp; sleep 0.1; done';
  const linker = execFile('sh', ['-c', script], { cwd: folder });
  await once(linker, 'exit');
  const early = [...told];
  await expect.poll(() => told).toEqual(['lamp']);
  expect(early).toEqual([]);
});

test('everything in a folder is noticed, also new files', async () => {
  await watching({ folders: [join(folder, 'src')] });
  await write('src/deep/new.c');
  await expect.poll(() => told).toEqual([join('src', 'deep', 'new.c')]);
});

test.each([
  ['src/*.c', 'src/main.c', 'src/deep/main.c'],
  ['src/**/*.c', 'src/deep/main.c', 'src/main.h'],
  ['src/main.c', 'src/main.c', 'src/other.c'],
  ['**/*', 'src/main.c', 'node_modules/other/index.js'],
])('the pattern %s means %s, not %s', async (pattern, meant, other) => {
  await watching({ patterns: [pattern] });
  await write(other);
  await write(meant);
  await expect.poll(() => told).toEqual([join(...meant.split('/'))]);
});
