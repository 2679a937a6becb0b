import { expect, onTestFinished, test, vi } from 'vitest';
import { type EntriesLost, EntryWriter } from './entry-writer.ts';
import { parseJournal } from './ndjson.ts';
import { weigh } from './weigh.ts';

const entry = (seq: number) => ({ seq, at: seq, wall: 1_700_000_000_000 + seq, type: 'note', text: 'x'.repeat(60) });
const size = weigh(entry(100));

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
  /** Takes the next piece, and resolves when the writer has taken note. */
  const take = async (error?: Error): Promise<void> => {
    while (!pending) await new Promise(setImmediate);
    const { text, done } = pending;
    pending = undefined;
    if (!error) taken.push(text);
    done(error);
    await new Promise(setImmediate);
  };
  return {
    ...{ writer, taken, gaps, errors, take },
    /** Takes pieces until nothing waits. */
    async takeAll() {
      let isDone = false;
      void writer.flushed().then(() => {
        isDone = true;
      });
      while (!isDone) {
        if (pending) await take();
        else await new Promise(setImmediate);
      }
    },
    get isWaiting() {
      return pending !== undefined;
    },
    read: () => parseJournal(taken.join('')),
  };
}

test('what fits is written in order', async () => {
  const disk = slowDisk();
  for (let seq = 100; seq < 200; seq += 1) disk.writer.write(entry(seq));
  await disk.takeAll();
  expect(disk.read().map(({ seq }) => seq)).toEqual(Array.from({ length: 100 }, (_, index) => 100 + index));
  expect(disk.gaps).toEqual([]);
});

test('lines are made when it is their turn, a piece at a time, not when something happens', async () => {
  let made = 0;
  const pieces: number[] = [];
  const writer = new EntryWriter({
    format: () => {
      made += 1;
      return ['x'.repeat(100_000)];
    },
    append: async () => void pieces.push(made),
    onError: (error) => expect.unreachable(error.message),
    onLoss: () => expect.unreachable('entries were lost'),
  });
  for (let seq = 100; seq < 112; seq += 1) writer.write(entry(seq));
  expect(made).toBe(0);
  await writer.flushed();
  expect(made).toBe(12);
  expect(pieces.length).toBeGreaterThanOrEqual(4);
});

test('what finds no room is lost, and counted in its place, however long the disk takes', async () => {
  const disk = slowDisk(10 * size);
  for (let seq = 100; seq < 100_000; seq += 1) disk.writer.write(entry(seq));
  expect(disk.gaps).toEqual([]);
  await disk.takeAll();
  const lost: EntriesLost = { seq: 110, at: 110, wall: entry(110).wall, type: 'entries-lost', count: 99_890 };
  expect(disk.gaps).toEqual([lost]);
  disk.writer.write(entry(100_000));
  await disk.takeAll();
  expect(disk.read()).toEqual([...Array.from({ length: 10 }, (_, index) => entry(100 + index)), lost, entry(100_000)]);
});

test('a gap ends when all before it is written, not when there is room for one more', async () => {
  const disk = slowDisk(2 * size);
  for (const seq of [100, 101, 102]) disk.writer.write(entry(seq));
  disk.writer.write(entry(103));
  await disk.takeAll();
  expect(disk.gaps).toMatchObject([{ seq: 102, count: 2 }]);
  disk.writer.write(entry(104));
  await disk.takeAll();
  expect(disk.read().map(({ seq, type }) => [seq, type])).toEqual([
    [100, 'note'],
    [101, 'note'],
    [102, 'entries-lost'],
    [104, 'note'],
  ]);
});

test('a gap at the end is recorded before the end', async () => {
  const disk = slowDisk(size);
  for (const seq of [100, 101]) disk.writer.write(entry(seq));
  await disk.takeAll();
  expect(disk.read()).toMatchObject([{ seq: 100 }, { seq: 101, type: 'entries-lost', count: 1 }]);
});

test('bytes count with what they are a view of, once for all views of it', async () => {
  const chunk = new Uint8Array(1000);
  const packet = (seq: number) => ({ ...entry(seq), raw: chunk.subarray(seq, seq + 10) });
  const disk = slowDisk(3 * weigh(packet(100)) + 1500);
  for (const seq of [100, 101, 102]) disk.writer.write(packet(seq));
  await disk.takeAll();
  expect(disk.gaps).toEqual([]);
  for (const seq of [100, 101]) disk.writer.write({ ...entry(seq), raw: new Uint8Array(1000) } as never);
  await disk.takeAll();
  expect(disk.gaps).toMatchObject([{ seq: 101, count: 1 }]);
});

test('one entry that is larger than all room is written when nothing else waits', async () => {
  const disk = slowDisk(10);
  disk.writer.write(entry(100));
  await disk.take();
  expect(disk.read()).toEqual([entry(100)]);
});

test('a disk that fails is reported once, and nothing is kept for it', async () => {
  const disk = slowDisk(2 * size);
  for (const seq of [100, 101, 102]) disk.writer.write(entry(seq));
  await disk.take(new Error('no space left on device'));
  disk.writer.write(entry(103));
  await disk.writer.flushed();
  expect(disk.isWaiting).toBe(false);
  expect(disk.errors.map(({ message }) => message)).toEqual(['no space left on device']);
  expect(disk.gaps).toEqual([]);
});

test('however fast lines are made, no more than 64 KiB and a line are handed over at a time', async () => {
  const disk = slowDisk();
  const now = performance.now();
  const stopped = vi.spyOn(performance, 'now').mockImplementation(() => now);
  onTestFinished(() => stopped.mockRestore());
  for (let seq = 1; seq <= 5000; seq += 1) disk.writer.write(entry(seq));
  await disk.takeAll();
  expect(parseJournal(disk.taken.join(''))).toHaveLength(5000);
  expect(Math.max(...disk.taken.map(({ length }) => length))).toBeLessThan(65 * 1024);
});
