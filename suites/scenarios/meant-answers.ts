import type { Response } from '../../mock-platform/generations/generation.ts';
import type { Entry } from '../rules/rule.ts';

/** What a device has to say to a command, where the platform cannot read it as an answer. */
export interface MeantAnswer {
  /** Of the command that it names; absent where it names none: then it is the only one that waits. */
  readonly key?: string | undefined;
  readonly response: Response;
}

/** So many commands, each alone, that were answered in another way and not rightly. */
const enough = 2;
/** A device may answer the first command of its life rightly by chance: its key is the one that it always answers with. */
const mostByChance = 1;

/**
 * Finds out that a device answers its commands in another way than the platform reads, and only so. That is what is wrong with it. What
 * else there is to see of it is seen when its answers are taken for what they are meant to be.
 */
export class MeantAnswers {
  readonly #onChange: (areTaken: boolean) => void;
  readonly #onElsewhere: (areTaken: boolean) => void;
  #otherwise = 0;
  #elsewhere = 0;
  #rightly = 0;
  #areTaken = false;

  /**
   * @param onChange whether answers are taken that bear another key, or have another form
   * @param onElsewhere whether those are that bear the right key, in the place of those to other requests
   */
  constructor(onChange: (areTaken: boolean) => void, onElsewhere: (areTaken: boolean) => void = () => {}) {
    this.#onChange = onChange;
    this.#onElsewhere = onElsewhere;
  }

  get areTaken(): boolean {
    return this.#areTaken;
  }

  see(entry: Entry): void {
    if (entry.type === 'device-started') this.#rightly = 0;
    if (entry.type !== 'command-answered') return;
    // Once its answers are taken, those count that come one after the other.
    this.#rightly = entry.otherwise ? 0 : this.#rightly + 1;
    if (this.#rightly <= mostByChance) return;
    this.#otherwise = 0;
    this.#take(false);
  }

  /** The only command that waited was answered in another way, and not rightly in what time it had. */
  answeredOtherwise(): void {
    this.#otherwise += 1;
    if (this.#otherwise < enough || this.#rightly > mostByChance) return;
    this.#rightly = 0;
    this.#take(true);
  }

  /**
   * The only request that waited had an answer with its key in the place of those to other requests, and the right one came in what time
   * it had, or did not. Other requests may be answered rightly meanwhile: the key tells which one is meant.
   */
  answeredElsewhere(came: boolean): void {
    this.#elsewhere = came ? Number.NEGATIVE_INFINITY : this.#elsewhere + 1;
    if (came || this.#elsewhere === enough) this.#onElsewhere(!came);
  }

  #take(areTaken: boolean): void {
    if (this.#areTaken === areTaken) return;
    this.#areTaken = areTaken;
    this.#onChange(areTaken);
  }
}
