import { expect, test } from 'vitest';
import { type EntriesLost, EntryWriter } from './entry-writer.ts';
import { formatEntry, parseJournal } from './ndjson.ts';

const entry = (seq: number) => ({ seq, at: seq, wall: 1_700_000_000_000 + seq, type: 'note', text: 'x'.repeat(60) });
const lineLength = formatEntry(entry(100)).length;

/** A disk that takes one piece at a time, when the test says so. */
function slowDisk(limit?: number) {
  const taken: string[] = [];
  const gaps: EntriesLost[] = [];
  const errors: Error[] = [];
  let pending: { text: string; done: (error?: Error) => void } | undefined;
  const writer = new EntryWriter({
    append: (text) =>
      new Promise((resolve, reject) => {
        pending = { text, done: (error) => (error ? reject(error) : resolve()) };
      }),
    onError: (error) => errors.push(error),
    onLoss: (lost) => gaps.push(lost),
    ...(limit !== undefined && { limit }),
  });
  return {
    ...{ writer, taken, gaps, errors },
    /** Takes what it was given, and resolves when the writer has taken note. */
    async take(error?: Error) {
      const { text, done } = pending ?? expect.unreachable('nothing was written');
      pending = undefined;
      if (!error) taken.push(text);
      done(error);
      await new Promise(setImmediate);
    },
    get isWaiting() {
      return pending !== undefined;
    },
    read: () => parseJournal(taken.join('')),
  };
}

test('what fits is written in order, in as few pieces as the disk leaves time for', async () => {
  const disk = slowDisk();
  for (let seq = 100; seq < 200; seq += 1) disk.writer.write(entry(seq));
  await disk.take();
  await disk.take();
  await disk.writer.flushed();
  expect(disk.taken.map((text) => text.split('\n').length - 1)).toEqual([1, 99]);
  expect(disk.read().map(({ seq }) => seq)).toEqual(Array.from({ length: 100 }, (_, index) => 100 + index));
  expect(disk.gaps).toEqual([]);
});

test('what finds no room is lost, and counted in its place, however long the disk takes', async () => {
  const disk = slowDisk(10 * lineLength);
  for (let seq = 100; seq < 100_000; seq += 1) disk.writer.write(entry(seq));
  await disk.take();
  expect(disk.gaps).toEqual([]);
  await disk.take();
  const lost: EntriesLost = { seq: 110, at: 110, wall: entry(110).wall, type: 'entries-lost', count: 99_890 };
  expect(disk.gaps).toEqual([lost]);
  disk.writer.write(entry(100_000));
  await disk.take();
  await disk.take();
  expect(disk.isWaiting).toBe(false);
  expect(disk.read()).toEqual([...Array.from({ length: 10 }, (_, index) => entry(100 + index)), lost, entry(100_000)]);
});

test('a gap ends when all before it is written, not when there is room for one more', async () => {
  const disk = slowDisk(2 * lineLength);
  for (const seq of [100, 101, 102]) disk.writer.write(entry(seq));
  await disk.take();
  disk.writer.write(entry(103));
  await disk.take();
  expect(disk.gaps).toMatchObject([{ seq: 102, count: 2 }]);
  disk.writer.write(entry(104));
  await disk.take();
  await disk.take();
  expect(disk.read().map(({ seq, type }) => [seq, type])).toEqual([
    [100, 'note'],
    [101, 'note'],
    [102, 'entries-lost'],
    [104, 'note'],
  ]);
});

test('a gap at the end is recorded before the end', async () => {
  const disk = slowDisk(lineLength);
  for (const seq of [100, 101]) disk.writer.write(entry(seq));
  const flushed = disk.writer.flushed();
  await disk.take();
  await disk.take();
  await flushed;
  expect(disk.read()).toMatchObject([{ seq: 100 }, { seq: 101, type: 'entries-lost', count: 1 }]);
});

test('one entry that is larger than all room is written when nothing else waits', async () => {
  const disk = slowDisk(10);
  disk.writer.write(entry(100));
  await disk.take();
  expect(disk.read()).toEqual([entry(100)]);
});

test('a disk that fails is reported once, and nothing is kept for it', async () => {
  const disk = slowDisk(2 * lineLength);
  for (const seq of [100, 101, 102]) disk.writer.write(entry(seq));
  await disk.take(new Error('no space left on device'));
  disk.writer.write(entry(103));
  await disk.writer.flushed();
  expect(disk.isWaiting).toBe(false);
  expect(disk.errors.map(({ message }) => message)).toEqual(['no space left on device']);
  expect(disk.gaps).toEqual([]);
});
