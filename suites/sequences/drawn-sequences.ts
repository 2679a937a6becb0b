import type fc from 'fast-check';
import { sample } from '../arbitraries/sample.ts';
import type { Steps } from '../scenarios/step.ts';

/** So many are drawn at a time. */
const batch = 16;

/** Generated sequences by number: the same for the same seed, whatever was drawn before. */
export class DrawnSequences {
  readonly #sequences: fc.Arbitrary<Steps>;
  readonly #seed: number;
  #index = -1;
  #drawn: readonly Steps[] = [];

  constructor(sequences: fc.Arbitrary<Steps>, seed: number) {
    this.#sequences = sequences;
    this.#seed = seed;
  }

  at(number: number): Steps {
    const index = Math.floor(number / batch);
    if (index !== this.#index) {
      this.#index = index;
      this.#drawn = sample(this.#sequences, (this.#seed + index) | 0, batch);
    }
    return this.#drawn[number % batch] as Steps;
  }
}
