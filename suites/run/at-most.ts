/** Lets a number of pieces of work go on at a time; others wait for their turn. */
export class AtMost {
  #limit: number;
  readonly #waiting: (() => void)[] = [];
  #underway = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** From now on so many go on at a time, where that are more. */
  widen(limit: number): void {
    for (; this.#limit < limit; this.#limit++) {
      const next = this.#waiting.shift();
      if (!next) continue;
      this.#underway += 1;
      next();
    }
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#underway >= this.#limit) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#underway += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#underway -= 1;
    }
  }
}
