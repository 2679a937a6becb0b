import type { Entry } from '../rule.ts';
import { atLeast, chance } from './chance-tally.ts';
import type { Sign } from './stray.ts';

/** What a stray is taken for because of what the device was sent, and may be no more than its habit. */
export type Occasion = Extract<Sign, 'redelivered' | 'malformed' | 'toNoCommand'>;

export function occasionOf({ kind }: Entry<'probe-sent'>): Occasion {
  return kind === 'malformed' ? 'malformed' : 'toNoCommand';
}

export function isOccasion(sign: Sign): sign is Occasion {
  return sign === 'redelivered' || sign === 'malformed' || sign === 'toNoCommand';
}

/** A stray that comes on such an occasion, and how it is told. */
interface Weighed {
  readonly tell: () => () => void;
  takeBack?: (() => void) | undefined;
}

/** So many of one kind are weighed; what was said of older ones stands. */
const reviewed = 64;

/**
 * A device that sends answers to nothing after ordinary commands, too, sends some of them when a command was just delivered again, or
 * something else came that needs no answer. Only where it does so more often than after ordinary commands is that to blame.
 */
export class StrayHabit {
  /** Valid commands that were answered, and answers to nothing that no occasion accounts for. */
  #answers = 0;
  #strays = 0;
  readonly #occasions = new Map<Occasion, number>();
  readonly #weighed = new Map<Occasion, Weighed[]>();

  answered(): void {
    this.#answers += 1;
  }

  /** The device was sent what gives it occasion to answer once too often. */
  gave(occasion: Occasion): void {
    this.#occasions.set(occasion, (this.#occasions.get(occasion) ?? 0) + 1);
  }

  /** It sent an answer to nothing, for no reason that is known. Returns what takes that back. */
  strayed(): () => void {
    this.#strays += 1;
    this.#judge();
    return () => {
      this.#strays -= 1;
      this.#judge();
    };
  }

  /** It sent one on such an occasion, which is told as long as its habit does not account for it. Returns what takes it back. */
  weigh(occasion: Occasion, tell: Weighed['tell']): () => void {
    const weighed: Weighed = { tell };
    this.#weighed.set(occasion, [...(this.#weighed.get(occasion) ?? []), weighed].slice(-reviewed));
    this.#judge();
    return () => {
      const others = this.#weighed.get(occasion) ?? [];
      this.#weighed.set(
        occasion,
        others.filter((one) => one !== weighed),
      );
      weighed.takeBack?.();
      this.#judge();
    };
  }

  #judge(): void {
    for (const [occasion, all] of this.#weighed) {
      const isHabit = this.#accountsFor(all.length, this.#occasions.get(occasion) ?? 0);
      for (const weighed of all) {
        if (isHabit) {
          weighed.takeBack?.();
          weighed.takeBack = undefined;
        } else weighed.takeBack ??= weighed.tell();
      }
    }
  }

  #accountsFor(strays: number, occasions: number): boolean {
    if (this.#strays === 0 || this.#answers === 0) return false;
    const rate = this.#strays / this.#answers;
    if (strays > occasions * Math.ceil(rate)) return false;
    return rate >= 1 || atLeast(strays, occasions, rate) >= chance;
  }
}
