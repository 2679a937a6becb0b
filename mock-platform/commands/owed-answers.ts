/**
 * Which answers are still to come that say of no request that they are its own: an answer that comes late is not that to the next request.
 * A request in whose time one came has had it.
 */
export class OwedAnswers {
  #owed = 0;
  readonly #had = new WeakSet<object>();

  /** May the next one be that to a request that is over? */
  get areAny(): boolean {
    return this.#owed > 0;
  }

  /** One came, and was taken for the answer to none of those that wait, the oldest first. */
  came(waiting: Iterable<object>): void {
    this.#owed = Math.max(0, this.#owed - 1);
    for (const request of waiting) {
      if (this.#had.has(request)) continue;
      this.#had.add(request);
      return;
    }
  }

  /** The wait for an answer is over. */
  ended(request: object): void {
    if (!this.#had.has(request)) this.#owed += 1;
  }
}
