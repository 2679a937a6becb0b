import type { Rule } from '../rules/rule.ts';

/** What a repetition is to show. One that was begun beside the first run learns that only when the first run is over. */
export class Doubts {
  #rules: readonly Rule[] | undefined;
  readonly #listeners: (() => void)[] = [];

  constructor(rules?: readonly Rule[]) {
    this.#rules = rules;
  }

  /** Undefined as long as it is not known. */
  get rules(): readonly Rule[] | undefined {
    return this.#rules;
  }

  are(rules: readonly Rule[]): void {
    this.#rules = rules;
    for (const listener of this.#listeners) listener();
  }

  /** This one has shown itself, here or elsewhere. */
  shown(id: string): void {
    if (this.#rules) this.are(this.#rules.filter((rule) => rule.id !== id));
  }

  /** Calls `listener` when it becomes known, or changes. */
  onKnown(listener: () => void): void {
    this.#listeners.push(listener);
  }
}
