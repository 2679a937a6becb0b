/** A busy machine has delayed the answer of a 1 ms device to 760 ms. */
const floorMs = 1000;
/** How many times what answers mostly took is waited for, and how many times the slowest of them, which something else may have held up. */
const mostlyMargin = 10;
const longestMargin = 4;
/** So many of all answers are most of them. */
const most = 0.9;

/** How long answers took. */
export class AnswerTimes {
  /** In ascending order, ms. */
  readonly #sorted: number[] = [];

  add(ms: number): void {
    let from = 0;
    for (let until = this.#sorted.length; from < until; ) {
      const middle = (from + until) >> 1;
      if ((this.#sorted[middle] as number) > ms) until = middle;
      else from = middle + 1;
    }
    this.#sorted.splice(from, 0, ms);
  }

  get count(): number {
    return this.#sorted.length;
  }

  /** 0 where there was none. */
  get longestMs(): number {
    return this.#sorted.at(-1) ?? 0;
  }

  /** What nine in ten took at most; 0 where there was none. */
  get mostlyMs(): number {
    return this.#sorted[Math.ceil(this.#sorted.length * most) - 1] ?? 0;
  }

  /** After how long it is clear enough for a first look that no answer comes, ms. */
  get enoughMs(): number {
    return Math.max(floorMs, this.mostlyMs * mostlyMargin, this.longestMs * longestMargin);
  }
}
