/** Where a value stands among the others. */
export interface Place<T> {
  readonly value: T;
  older: Place<T> | undefined;
  newer: Place<T> | undefined;
}

/**
 * Values in the order in which they came, from which any may be taken at once. A Map passes over the places of all that was taken out
 * of it before, each time that it is asked for its oldest; and an iterator that is kept for that keeps the Map's former tables
 * in memory, with all that was in them: 28 MB of commands, where 4 may be kept.
 */
export class OldestFirst<T> {
  #oldest: Place<T> | undefined;
  #newest: Place<T> | undefined;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get oldest(): T | undefined {
    return this.#oldest?.value;
  }

  add(value: T): Place<T> {
    const place: Place<T> = { value, older: this.#newest, newer: undefined };
    if (this.#newest) this.#newest.newer = place;
    else this.#oldest = place;
    this.#newest = place;
    this.#size += 1;
    return place;
  }

  /** Takes it out: once only. */
  remove(place: Place<T>): void {
    const { older, newer } = place;
    if (older) older.newer = newer;
    else this.#oldest = newer;
    if (newer) newer.older = older;
    else this.#newest = older;
    // What is old itself, and not yet collected, must not keep what is new.
    place.older = undefined;
    place.newer = undefined;
    this.#size -= 1;
  }
}
