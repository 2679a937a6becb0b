import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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

test('a disk that takes no more is told once, and ends the recording, not the platform', async () => {
  const errors: Error[] = [];
  // Every write to it fails, as on a full disk.
  const file = await JournalFile.open('/dev/full', { ...fail, onError: (error) => errors.push(error) });
  file.write(entry(1));
  file.write(entry(2));
  await file.close();
  expect(errors.map(({ message }) => message)).toEqual([expect.stringContaining('ENOSPC')]);
});
