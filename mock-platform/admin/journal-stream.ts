import type { Stamp } from '../journal/events.ts';
import { formatCovered } from '../journal/format-covered.ts';
import type { ServedPlatform } from '../served-platform.ts';
import { inReadersTurn } from './readers-turn.ts';

type Entry = { readonly type: string; readonly deviceId?: string; readonly connection?: number } & Stamp;

export interface JournalWish {
  /** Only what concerns this device: entries that name it, and those of connections on which it logged in. */
  readonly deviceId?: string | undefined;
  /** Only entries of these types; all when empty. */
  readonly kinds: readonly string[];
  /** Only entries with a higher number. */
  readonly after: number;
  /** Go on with what comes, until the caller goes away. */
  readonly follow: boolean;
  /** Default: one entry a line. */
  readonly form?: StreamForm;
}

/** How a journal is written for a reader. */
export interface StreamForm {
  /** What stands before everything. */
  readonly begin: string;
  /** What stands before an entry, which ends with a line end, and behind it. */
  readonly before: (seq: number) => string;
  readonly behind: string;
  /** Tells of entries that were wanted, and that the journal had forgotten when the reader was ready. */
  readonly missed: (from: number, to: number) => string;
}

const lines: StreamForm = { begin: '', before: () => '', behind: '', missed: () => '' };

/** So many characters are handed over at a time, and made in so many milliseconds: devices do not wait for readers. */
const pieceLength = 64 * 1024;
const pieceMs = 2;

/**
 * The journal as lines of JSON. What a slow reader has not taken is not kept for it: it is read from the journal when the reader
 * is ready, and what the journal has forgotten by then is missing, which the numbers show.
 */
export function streamJournal(
  { journal, secrets }: ServedPlatform,
  wish: JournalWish,
  ended: AbortSignal,
): ReadableStream {
  const { form = lines } = wish;
  const connections = new Set<number>();
  let after = 0;
  let begin = form.begin;
  let wake = () => {};
  const unsubscribe = wish.follow ? journal.subscribe(() => wake()) : () => {};
  const stop = () => {
    unsubscribe();
    wake();
  };
  ended.addEventListener('abort', stop, { once: true });
  const encoder = new TextEncoder();

  const earlierOf = ({ seq, connection }: Entry): Entry[] =>
    (journal.entries as readonly Entry[]).filter((entry) => entry.seq < seq && entry.connection === connection);

  function* lineOf(entry: Entry): Generator<string, void> {
    if (!isWanted(entry, wish, connections)) return;
    yield form.before(entry.seq);
    yield* formatCovered(entry, secrets);
    yield form.behind;
  }

  /** All lines in pieces; undefined whenever there are no more at present. */
  function* texts(): Generator<string | undefined, never> {
    for (;;) {
      const { forgotten } = journal;
      const read = Math.max(after, wish.after);
      if (read > 0 && forgotten > read) yield form.missed(read + 1, forgotten);
      const seq = Math.max(after, forgotten) + 1;
      const entry = journal.entry(seq) as Entry | undefined;
      if (!entry) {
        yield undefined;
        continue;
      }
      after = seq;
      // Whose connection it is shows only after its first entries.
      if (isNewConnection(entry, wish, connections)) for (const one of earlierOf(entry)) yield* lineOf(one);
      yield* lineOf(entry);
      yield '';
    }
  }
  const all = texts();

  /** A piece of the lines that there are; undefined when there are no more at present. */
  const nextPiece = (): string | undefined => {
    const until = performance.now() + pieceMs;
    let piece = begin;
    begin = '';
    for (let next = all.next().value; next !== undefined; next = all.next().value) {
      piece += next;
      if (piece.length >= pieceLength || performance.now() >= until) return piece;
    }
    return piece === '' ? undefined : piece;
  };

  return new ReadableStream({
    async pull(controller) {
      for (;;) {
        const piece = await inReadersTurn(nextPiece);
        if (piece) return controller.enqueue(encoder.encode(piece));
        if (piece === '') continue;
        if (!wish.follow || ended.aborted) {
          stop();
          return controller.close();
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    cancel: stop,
  });
}

/** Does the entry tell for the first time that its connection is the device's? Learnt from every entry, wanted or not. */
function isNewConnection({ deviceId, connection }: Entry, wish: JournalWish, connections: Set<number>): boolean {
  if (wish.deviceId === undefined || deviceId !== wish.deviceId) return false;
  if (connection === undefined || connections.has(connection)) return false;
  connections.add(connection);
  return true;
}

function isWanted(entry: Entry, { deviceId, kinds, after }: JournalWish, connections: Set<number>): boolean {
  if (entry.seq <= after) return false;
  if (kinds.length > 0 && !kinds.includes(entry.type)) return false;
  if (deviceId === undefined || entry.deviceId === deviceId) return true;
  return entry.deviceId === undefined && entry.connection !== undefined && connections.has(entry.connection);
}
