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

/**
 * The ordered record of all that happened. Entries are stamped when they are recorded and never changed.
 * Listeners are called synchronously, in the order of subscription, after the entry is stored.
 */
export class Journal<E extends Unstamped> {
  readonly #clock: JournalClock;
  readonly #limit: number;
  readonly #began: number;
  readonly #listeners = new Set<(entry: E & Stamp) => void>();
  #entries: (E & Stamp)[] = [];
  #seq = 0;

  constructor({ clock = systemJournalClock, limit = Number.POSITIVE_INFINITY }: JournalOptions = {}) {
    this.#clock = clock;
    this.#limit = limit;
    this.#began = clock.monotonic();
  }

  record(event: E): E & Stamp {
    this.#seq += 1;
    const entry = { seq: this.#seq, at: this.#clock.monotonic() - this.#began, wall: this.#clock.now(), ...event };
    this.#entries.push(entry);
    // Dropping in blocks keeps the cost of a bounded journal constant for each entry.
    if (this.#entries.length > this.#limit * 1.25) this.#entries = this.#entries.slice(-this.#limit);
    for (const listener of this.#listeners) listener(entry);
    return entry;
  }

  /** The entries in memory, oldest first. */
  get entries(): readonly (E & Stamp)[] {
    return this.#entries;
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
    for (const entry of this.#entries) if (entry.seq > after && wanted(entry)) return Promise.resolve(entry);
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
