import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Stamp } from './events.ts';
import { Journal } from './journal.ts';
import { formatEntry, formatInPieces, parseJournal } from './ndjson.ts';

type Note = {
  readonly type: 'note';
  readonly text: string;
  readonly bytes?: Uint8Array;
  readonly raw?: Uint8Array | undefined;
};

function journalAt(...times: number[]) {
  const clock = { monotonic: () => times[0] ?? 0, now: () => 1_700_000_000_000 };
  const journal = new Journal<Note>({ clock });
  times.shift();
  return journal;
}

test('entries are numbered and stamped with both clocks', () => {
  const times = [100, 101.5, 103];
  const journal = new Journal<Note>({ clock: { monotonic: () => times.shift() ?? 0, now: () => 1_700_000_000_000 } });
  journal.record({ type: 'note', text: 'a' });
  journal.record({ type: 'note', text: 'b' });
  expect(journal.entries).toEqual([
    { seq: 1, at: 1.5, wall: 1_700_000_000_000, type: 'note', text: 'a' },
    { seq: 2, at: 3, wall: 1_700_000_000_000, type: 'note', text: 'b' },
  ]);
});

test('waitFor finds what was recorded before it was called, unless told to look only after a number', async () => {
  const journal = journalAt(0);
  journal.record({ type: 'note', text: 'first' });
  expect((await journal.waitFor(({ text }) => text === 'first')).seq).toBe(1);
  const later = journal.waitFor(({ text }) => text === 'first', { after: 1 });
  journal.record({ type: 'note', text: 'first' });
  expect((await later).seq).toBe(2);
});

test('waitFor gives up with the reason of its signal, and leaves no listener behind', async () => {
  const journal = journalAt(0);
  const abort = new AbortController();
  const never = journal.waitFor(() => false, { signal: abort.signal });
  abort.abort(new Error('enough'));
  await expect(never).rejects.toThrow('enough');
  await expect(journal.waitFor(() => false, { signal: abort.signal })).rejects.toThrow('enough');
});

test('a bounded journal forgets the oldest entries and keeps counting', () => {
  const journal = new Journal<Note>({ limit: 100 });
  for (let n = 0; n < 1000; n++) journal.record({ type: 'note', text: `${n}` });
  expect(journal.entries.length).toBeLessThanOrEqual(125);
  expect(journal.entries.at(-1)).toMatchObject({ seq: 1000, text: '999' });
});

test.each([
  { after: 0, entries: [6, 7, 8] },
  { after: 4, entries: [6, 7, 8] },
  { after: 6, entries: [7, 8] },
  { after: 8, entries: [] },
  { after: 20, entries: [] },
])('waitFor looks at no entry up to number $after, also in a bounded journal', ({ after, entries }) => {
  const journal = new Journal<Note>({ limit: 3 });
  for (let n = 1; n <= 8; n++) journal.record({ type: 'note', text: `${n}` });
  const seen: number[] = [];
  void journal.waitFor(({ seq }) => seen.push(seq) === 0, { after });
  expect(seen).toEqual(entries);
});

test('a bounded journal shows its entries in order, at any position of its ring', () => {
  const journal = new Journal<Note>({ limit: 3 });
  for (let n = 1; n <= 8; n++) {
    journal.record({ type: 'note', text: `${n}` });
    const kept = Array.from({ length: Math.min(n, 3) }, (_, index) => Math.max(0, n - 3) + index + 1);
    expect(journal.entries.map(({ seq, text }) => [seq, text])).toEqual(kept.map((seq) => [seq, `${seq}`]));
  }
});

test('an event with room for its stamp becomes the entry, any other is copied', () => {
  const journal = new Journal<Note>({ clock: { monotonic: () => 5, now: () => 7 } });
  const roomy = { seq: 0, at: 0, wall: 0, type: 'note', text: 'a' } as const;
  const plain = { type: 'note', text: 'b' } as const;
  expect(journal.record(roomy)).toBe(roomy);
  expect(roomy).toEqual({ seq: 1, at: 0, wall: 7, type: 'note', text: 'a' });
  expect(journal.record(plain)).not.toBe(plain);
  expect(plain).toEqual({ type: 'note', text: 'b' });
});

test.each([0, -1, 1.5, Number.NaN])('a limit of %d is refused', (limit) => {
  expect(() => new Journal({ limit })).toThrow(
    `A journal cannot keep ${limit} entries: give a whole number from 1, or no limit at all.`,
  );
});

test('what is written as NDJSON reads back the same, bytes too', () => {
  const note = fc.record({ type: fc.constant('note'), text: fc.string({ unit: 'binary' }), bytes: fc.uint8Array() });
  fc.assert(
    fc.property(fc.array(note), (notes) => {
      const entries = notes.map((event, index) => ({
        seq: index + 1,
        at: index / 3,
        wall: 1_700_000_000_000,
        ...event,
      }));
      expect(parseJournal(entries.map(formatEntry).join(''))).toEqual(entries);
    }),
  );
});

test('a Buffer is written like any other bytes', () => {
  const entry = { seq: 1, at: 0, wall: 0, type: 'note', bytes: Buffer.from('hello') } as Stamp;
  expect(formatEntry(entry)).toBe('{"seq":1,"at":0,"wall":0,"type":"note","bytes":{"$base64":"aGVsbG8="}}\n');
});

test('long bytes are written in pieces, and read back the same, also as a part of a Buffer', () => {
  const chunk = Buffer.from(Array.from({ length: 200_000 }, (_, n) => (n * 7) % 251));
  const raw = chunk.subarray(3, 180_001);
  const entry = {
    seq: 1,
    at: 0,
    wall: 0,
    type: 'note',
    raw,
    packet: { payload: raw.subarray(10) },
    text: 'x',
  } as Stamp;
  const pieces = [...formatInPieces(entry)];
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(64 * 1024);
  const plain = (bytes: Uint8Array) => new Uint8Array(bytes);
  expect(parseJournal(pieces.join(''))).toEqual([
    { ...entry, raw: plain(raw), packet: { payload: plain(raw.subarray(10)) } },
  ]);
});

test('a member called __proto__ is written as what it is', () => {
  const entry = {
    seq: 1,
    at: 0,
    wall: 0,
    type: 'note',
    value: JSON.parse('{"__proto__":{"a":1}}'),
    raw: new Uint8Array(2),
  };
  expect(formatEntry(entry)).toContain('"value":{"__proto__":{"a":1}}');
});

test.each([
  [
    '{"seq":1}\n',
    'Line 1 is not a journal entry: expected an object with numbers seq, at and wall, the last of them a date, and a string type, got {"seq":1}',
  ],
  [
    '\nnull\n',
    'Line 2 is not a journal entry: expected an object with numbers seq, at and wall, the last of them a date, and a string type, got null',
  ],
  ['{"seq":1,"at":0,"wall":1e300,"type":"note"}\n', 'Line 1 is not a journal entry'],
  ['{"seq":\n', 'Line 1 is not JSON'],
])('the line %j is refused by number', (text, message) => {
  expect(() => parseJournal(text)).toThrow(message);
});

test('an unfinished last line, as a crash leaves it, is passed over', () => {
  const whole = formatEntry({ seq: 1, at: 0, wall: 0, type: 'note' } as Stamp);
  expect(parseJournal(`${whole}{"seq":2,"at`)).toHaveLength(1);
});

test('a journal that is bounded in bytes forgets the oldest entries, large ones as soon as they are too much', () => {
  const journal = new Journal<Note>({ bytes: 100_000 });
  for (let n = 0; n < 100; n += 1) journal.record({ type: 'note', text: `${n}`, raw: new Uint8Array(10_000) });
  const { length } = journal.entries;
  expect(length).toBeGreaterThan(5);
  expect(length).toBeLessThan(10);
  expect(journal.entries.at(-1)).toMatchObject({ text: '99' });
  expect(journal.forgotten).toBe(100 - length);
  journal.record({ type: 'note', text: 'x'.repeat(200_000) });
  expect(journal.entries).toHaveLength(1);
  for (let n = 0; n < 50; n += 1) journal.record({ type: 'note', text: 'small' });
  expect(journal.entries).toHaveLength(50);
});

test('what several entries are views of counts once, as long as one of them is there', () => {
  const journal = new Journal<Note>({ bytes: 100_000 });
  const chunks = [new Uint8Array(60_000), new Uint8Array(60_000)];
  const record = (chunk: number) => journal.record({ type: 'note', text: '', raw: chunks[chunk]?.subarray(0, 10) });
  for (let n = 0; n < 20; n += 1) record(0);
  expect(journal.entries).toHaveLength(20);
  expect(journal.bytes).toBeGreaterThan(60_000);
  record(1);
  expect(journal.entries).toHaveLength(1);
  expect(journal.bytes).toBeGreaterThan(60_000);
  expect(journal.bytes).toBeLessThan(62_000);
});

test('a journal of bounded bytes never shows less than the last entry, and not more than its bytes allow', () => {
  const anyEvents = fc.array(fc.record({ text: fc.string(), size: fc.nat({ max: 3000 }), shares: fc.boolean() }));
  fc.assert(
    fc.property(anyEvents, fc.integer({ min: 1, max: 20_000 }), (events, bytes) => {
      const journal = new Journal<Note>({ bytes, limit: 30 });
      let chunk = new Uint8Array(100);
      for (const [index, { text, size, shares }] of events.entries()) {
        if (!shares) chunk = new Uint8Array(size);
        journal.record({ type: 'note', text, raw: chunk.subarray(1) });
        const { entries } = journal;
        expect(entries.at(-1)?.seq).toBe(index + 1);
        expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, n) => index + 2 - entries.length + n));
        expect(entries.length === 1 || journal.bytes <= bytes).toBe(true);
      }
    }),
  );
});
