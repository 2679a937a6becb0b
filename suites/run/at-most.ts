/** Lets a number of pieces of work go on at a time; others wait for their turn. */
export class AtMost {
  readonly #limit: number;
  readonly #waiting: (() => void)[] = [];
  #underway = 0;

  constructor(limit: number) {
    this.#limit = limit;
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
