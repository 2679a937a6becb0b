import { EntryRing } from './entry-ring.ts';
import type { Stamp } from './events.ts';
import { eachBuffer, weighEntry } from './weigh.ts';

/** Where a journal's times come from. */
export interface JournalClock {
  /** Milliseconds, monotonic, with fractions. */
  monotonic(): number;
  /** Milliseconds since the epoch. */
  now(): number;
}

const systemJournalClock: JournalClock = {
  monotonic: () => performance.now(),
  now: () => Date.now(),
};

/** How much a journal keeps, and whose time it has. */
export interface JournalOptions {
  readonly clock?: JournalClock;
  /** Keep at most this many entries in memory; the oldest go first. Default: all. */
  readonly limit?: number;
  /**
   * Keep entries of at most this number of bytes in memory, with what they are views of; the oldest go first, the latest stays
   * whatever its size. Default: any number.
   */
  readonly bytes?: number;
}

/** What a platform's journal keeps in memory by default, in bytes. */
export const journalBound = 64 * 1024 * 1024;

/** An event, by its type. */
export type Unstamped = { readonly type: string };

interface Chunk {
  readonly buffer: ArrayBufferLike;
  last: number;
}

/** An event on its way into the journal. With `seq: 0, at: 0, wall: 0` it is the journal's own from then on, and needs no copy. */
export type Recordable<E> = E & Partial<Stamp>;

/**
 * The ordered record of all that happened. Entries are stamped when they are recorded and never changed.
 * Listeners are called synchronously, in the order of subscription, after the entry is stored.
 *
 * @example
 * import { formatEntry, Journal, MockPlatform, type PlatformEvent } from 'huawei-iot-conformance';
 *
 * const journal = new Journal<PlatformEvent>({ limit: 10_000 });
 * journal.subscribe((entry) => process.stdout.write(formatEntry(entry)));
 * const platform = await MockPlatform.start({ journal });
 * await platform.stop();
 */
export class Journal<E extends Unstamped> {
  readonly #clock: JournalClock;
  readonly #limit: number;
  readonly #began: number;
  readonly #listeners = new Set<(entry: E & Stamp) => void>();
  readonly #ring = new EntryRing<E & Stamp>();
  readonly #most: number;
  /** Without what bytes are views of, in the order of the ring. */
  readonly #weights = new EntryRing<number>();
  /** What bytes are views of, each with the number of the last entry that it belongs to: entries of one chunk come together. */
  readonly #chunks = new EntryRing<Chunk>();
  #latest: Chunk | undefined;
  #earlier: Chunk | undefined;
  #bytes = 0;
  #seq = 0;

  constructor({ clock = systemJournalClock, limit = Infinity, bytes = Infinity }: JournalOptions = {}) {
    if (!(limit >= 1) || (Number.isFinite(limit) && !Number.isInteger(limit))) {
      throw new RangeError(`A journal cannot keep ${limit} entries: give a whole number from 1, or no limit at all.`);
    }
    if (!(bytes >= 1)) {
      throw new RangeError(`A journal cannot keep ${bytes} bytes: give a number from 1, or no limit at all.`);
    }
    this.#clock = clock;
    this.#limit = limit;
    this.#most = bytes;
    this.#began = clock.monotonic();
  }

  /** Stores an event. One that comes with room for its stamp becomes the entry itself; of any other a copy does. */
  record(event: Recordable<E>): E & Stamp {
    this.#seq += 1;
    const seq = this.#seq;
    const at = this.#clock.monotonic() - this.#began;
    const wall = this.#clock.now();
    let entry: E & Stamp;
    if (event.seq === 0) {
      const own = event as E & { -readonly [member in keyof Stamp]: Stamp[member] };
      own.seq = seq;
      own.at = at;
      own.wall = wall;
      entry = own;
    } else {
      entry = { seq, at, wall, ...(event as E) };
    }
    this.#keep(entry);
    for (const listener of this.#listeners) listener(entry);
    return entry;
  }

  /** The entry with this number, while it is in memory. */
  entry(seq: number): (E & Stamp) | undefined {
    return this.#ring.at(seq - this.forgotten - 1);
  }

  /** The entries in memory, oldest first. Of a journal that has forgotten some a copy: ask once, not in a loop. */
  get entries(): readonly (E & Stamp)[] {
    return this.#ring.all;
  }

  /** How many entries there were and are not in memory any more. */
  get forgotten(): number {
    return this.#seq - this.#ring.size;
  }

  /** Bytes of the entries in memory; 0 where they are not bounded. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Calls `listener` for each entry from now on; the returned function ends that. */
  subscribe(listener: (entry: E & Stamp) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Resolves with the first entry, past (from `after` on) or future, that satisfies `wanted`.
   * Rejects with the signal's reason when that is aborted first.
   */
  waitFor<T extends E & Stamp>(
    wanted: (entry: E & Stamp) => entry is T,
    options?: { after?: number; signal?: AbortSignal },
  ): Promise<T>;
  waitFor(
    wanted: (entry: E & Stamp) => boolean,
    options?: { after?: number; signal?: AbortSignal },
  ): Promise<E & Stamp>;
  waitFor(
    wanted: (entry: E & Stamp) => boolean,
    { after = 0, signal }: { after?: number; signal?: AbortSignal } = {},
  ): Promise<E & Stamp> {
    const { entries } = this;
    // Sequence numbers have no gaps, so the first entry to look at is known.
    for (let index = Math.max(0, after + entries.length - this.#seq); index < entries.length; index++) {
      const entry = entries[index];
      if (entry && wanted(entry)) return Promise.resolve(entry);
    }
    if (signal?.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const abort = () => {
        unsubscribe();
        reject(signal?.reason);
      };
      const unsubscribe = this.subscribe((entry) => {
        if (!wanted(entry)) return;
        unsubscribe();
        signal?.removeEventListener('abort', abort);
        resolve(entry);
      });
      signal?.addEventListener('abort', abort, { once: true });
    });
  }

  #keep(entry: E & Stamp): void {
    if (this.#ring.size >= this.#limit) this.#forgetOldest();
    this.#ring.push(entry);
    if (this.#most === Infinity) return;
    const weight = weighEntry(entry);
    this.#weights.push(weight);
    this.#bytes += weight;
    eachBuffer(entry, this.#count);
    while (this.#bytes > this.#most && this.#ring.size > 1) this.#forgetOldest();
  }

  #forgetOldest(): void {
    const oldest = this.#ring.shift();
    if (!oldest || this.#most === Infinity) return;
    this.#bytes -= this.#weights.shift() ?? 0;
    for (let chunk = this.#chunks.at(0); chunk && chunk.last <= oldest.seq; chunk = this.#chunks.at(0)) {
      this.#chunks.shift();
      this.#bytes -= chunk.buffer.byteLength;
    }
  }

  /** Of the entry that is being kept. */
  readonly #count = (buffer: ArrayBufferLike): void => {
    const known = buffer === this.#latest?.buffer ? this.#latest : this.#earlier;
    if (known?.buffer === buffer && known.last > this.forgotten) {
      known.last = this.#seq;
      return;
    }
    this.#earlier = this.#latest;
    this.#latest = { buffer, last: this.#seq };
    this.#chunks.push(this.#latest);
    this.#bytes += buffer.byteLength;
  };
}
