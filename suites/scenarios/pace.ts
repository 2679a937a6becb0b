/** A device that takes longer than this for one request has its time to itself: it is not the machine that is busy; ms. */
const slowMs = 250;
/** So much of the device's time for an answer may the last of several at once take; the rest is for a machine that is busy. */
const share = 0.75;

/**
 * How many requests at a time a slow device can answer in time. One that takes three seconds for each, one after the other, has done
 * nothing wrong when the twentieth of twenty is late: nobody asked it more than it can do.
 */
export class Pace {
  #answers = 0;
  #totalMs = 0;
  /** The longest that an answer took to a request that was the only one, ms. */
  #aloneMs = 0;
  /** So much longer it took for each that waited before it, ms. */
  #eachMs = 0;
  /** The most that were answered at a time. */
  #answeredAtOnce = 1;

  /** @param place of the request among those that waited when it was sent: 1 where it was the only one */
  answered(latencyMs: number, place: number): void {
    if (place <= 1) {
      this.#answers += 1;
      this.#totalMs += latencyMs;
      this.#aloneMs = Math.max(this.#aloneMs, latencyMs);
      return;
    }
    this.#answeredAtOnce = Math.max(this.#answeredAtOnce, place);
    this.#eachMs = Math.max(this.#eachMs, (latencyMs - this.#aloneMs) / (place - 1));
  }

  /**
   * The most that may wait at a time, at least 1; Infinity for a device that is not slow. At first as many as it can answer one after the
   * other; twice as many as it has answered, as long as more of them do not take it longer.
   *
   * @param declaredMs the device's time for an answer, ms
   */
  most(declaredMs: number): number {
    if (this.#totalMs <= slowMs * this.#answers) return Number.POSITIVE_INFINITY;
    const budgetMs = declaredMs * share;
    const inTurn = Math.max(1, Math.floor(budgetMs / this.#aloneMs));
    if (this.#answeredAtOnce === 1) return inTurn;
    const inTime = 1 + Math.floor(Math.max(0, budgetMs - this.#aloneMs) / Math.max(this.#eachMs, Number.EPSILON));
    return Math.max(inTurn, Math.min(inTime, 2 * this.#answeredAtOnce));
  }
}
