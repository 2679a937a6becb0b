import type { Stamp } from './events.ts';

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

export interface JournalOptions {
  readonly clock?: JournalClock;
  /** Keep at most this many entries in memory; the oldest go first. Default: all. */
  readonly limit?: number;
}

type Unstamped = { readonly type: string };

/** An event on its way into the journal. With `seq: 0, at: 0, wall: 0` it is the journal's own from then on, and needs no copy. */
export type Recordable<E> = E & Partial<Stamp>;

/**
 * The ordered record of all that happened. Entries are stamped when they are recorded and never changed.
 * Listeners are called synchronously, in the order of subscription, after the entry is stored.
 */
export class Journal<E extends Unstamped> {
  readonly #clock: JournalClock;
  readonly #limit: number;
  readonly #began: number;
  readonly #listeners = new Set<(entry: E & Stamp) => void>();
  readonly #entries: (E & Stamp)[] = [];
  #seq = 0;

  constructor({ clock = systemJournalClock, limit = Number.POSITIVE_INFINITY }: JournalOptions = {}) {
    if (!(limit >= 1) || (Number.isFinite(limit) && !Number.isInteger(limit))) {
      throw new RangeError(`A journal cannot keep ${limit} entries: give a whole number from 1, or no limit at all.`);
    }
    this.#clock = clock;
    this.#limit = limit;
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
    // A ring, not a queue that is cut from time to time: the garbage collector would carry what was cut off for a long time.
    if (seq > this.#limit) this.#entries[(seq - 1) % this.#limit] = entry;
    else this.#entries.push(entry);
    for (const listener of this.#listeners) listener(entry);
    return entry;
  }

  /** The entries in memory, oldest first. Of a bounded journal a copy: ask once, not in a loop. */
  get entries(): readonly (E & Stamp)[] {
    if (this.#seq <= this.#limit) return this.#entries;
    const oldest = this.#seq % this.#limit;
    return [...this.#entries.slice(oldest), ...this.#entries.slice(0, oldest)];
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
    // Sequence numbers leave no gap, so it is known where the entries begin that are to be looked at.
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
}
