import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { JournalFile } from './journal-file.ts';
import { parseJournal } from './ndjson.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journal-file-'));
});
afterAll(() => rm(folder, { recursive: true }));

const entry = (seq: number) => ({ seq, at: seq / 2, wall: 1_700_000_000_000, type: 'note', bytes: Uint8Array.of(seq) });
const fail = {
  onError: (error: Error) => expect.unreachable(error.message),
  onLoss: () => expect.unreachable('entries were lost'),
};

test('what is written reads back the same, in order', async () => {
  const path = join(folder, 'all.ndjson');
  const file = await JournalFile.open(path, fail);
  const entries = Array.from({ length: 500 }, (_, index) => entry(index));
  for (const one of entries) file.write(one);
  await file.close();
  expect(parseJournal(await readFile(path, 'utf8'))).toEqual(entries);
});

test('a second recording goes behind the first, and an unfinished line of a crash goes away', async () => {
  const path = join(folder, 'twice.ndjson');
  const first = await JournalFile.open(path, fail);
  first.write(entry(1));
  await first.close();
  await writeFile(path, `${await readFile(path, 'utf8')}{"seq":2,"a`);
  const second = await JournalFile.open(path, fail);
  second.write(entry(3));
  await second.close();
  expect(parseJournal(await readFile(path, 'utf8'))).toEqual([entry(1), entry(3)]);
});

test('a place that cannot be written is refused before anything is recorded', async () => {
  const path = join(folder, 'nowhere/j.ndjson');
  await expect(JournalFile.open(path, fail)).rejects.toThrow(`The journal cannot be recorded in "${path}": ENOENT`);
});

test('a full disk is reported once, and ends the recording, not the platform', async () => {
  const errors: Error[] = [];
  // Every write to it fails, as on a full disk.
  const file = await JournalFile.open('/dev/full', { ...fail, onError: (error) => errors.push(error) });
  file.write(entry(1));
  file.write(entry(2));
  await file.close();
  expect(errors.map(({ message }) => message)).toEqual([expect.stringContaining('ENOSPC')]);
});

test('a file that has grown too large is renamed, and the two never take more than twice the size', async () => {
  const path = join(folder, 'growing.ndjson');
  const bytes = 10_000;
  const file = await JournalFile.open(path, { ...fail, bytes });
  for (let seq = 1; seq <= 2000; seq += 1) {
    file.write(entry(seq));
    // Each round of the disk takes what has come meanwhile.
    if (seq % 20 === 0) await file.flushed();
  }
  await file.close();
  const files = [`${path}.1`, path];
  const [before = [], last = []] = await Promise.all(
    files.map(async (one) => parseJournal<ReturnType<typeof entry>>(await readFile(one, 'utf8'))),
  );
  expect(before[0]).toMatchObject({ type: 'journal-continues', after: 'growing.ndjson.1' });
  expect(last[0]).toMatchObject({ type: 'journal-continues' });
  const numbers = [...before.slice(1), ...last.slice(1)].map(({ seq }) => seq);
  expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => 2001 - numbers.length + index));
  for (const one of files) expect((await stat(one)).size).toBeLessThan(bytes + 20 * 100);
  expect((await readdir(folder)).filter((name) => name.startsWith('growing'))).toHaveLength(2);
});

test('what stands in the file already counts', async () => {
  const path = join(folder, 'full.ndjson');
  await writeFile(path, `${JSON.stringify(entry(1))}\n`.repeat(100));
  const file = await JournalFile.open(path, { ...fail, bytes: 1000 });
  file.write(entry(2));
  await file.close();
  expect(parseJournal(await readFile(path, 'utf8')).map(({ seq }) => seq)).toEqual([0, 2]);
});
