import { dialectOf } from '../../mock-platform/generations/dialect-of.ts';
import type { V2Family } from '../../mock-platform/generations/v2/own.ts';
import { lengthOf } from '../rules/folds/experience.ts';
import type { CommandWatcher } from '../rules/folds/follow-commands.ts';
import { familyOf } from '../rules/folds/request-families.ts';
import type { Entry } from '../rules/rule.ts';
import type { Learnt } from './learnt.ts';

/** So many commands stay unanswered for their length, or one that is answered when it is shorter: that is no chance. */
const enough = 3;

interface TooLong {
  readonly length: number;
  readonly isProved: boolean;
}

/**
 * From which length on a device answers no request of a family. What is longer shows nothing new, and hides what else there is to see:
 * it need not be sent again.
 */
export class LengthLimit {
  readonly #learnt: Learnt;
  readonly #learns: boolean;
  readonly #family: V2Family;
  /** Of commands without an answer, by their keys. */
  readonly #lengths = new Map<string, number>();
  #tooLong: readonly TooLong[] = [];

  /** @param learns uses what other scenarios have found, too */
  constructor(learnt: Learnt, learns: boolean, family: V2Family = 'command') {
    this.#family = family;
    this.#learnt = learnt;
    this.#learns = learns;
  }

  /** What is told of the commands that fail. */
  readonly watcher: CommandWatcher = {
    failed: ({ command, circumstances: [first], remedy }) => {
      if (first !== 'size' || !dialectOf(command).isText(command) || command.fit !== 'valid') return undefined;
      const failed = { length: lengthOf(command), isProved: remedy === 'shorter' };
      this.#are([...this.#tooLong, failed]);
      return () => this.#are(this.#tooLong.filter((other) => other !== failed));
    },
  };

  see(entry: Entry): void {
    if (entry.type !== 'command-sent' && entry.type !== 'command-answered') return;
    if (familyOf(entry) !== this.#family) return;
    if (entry.type === 'command-sent') this.#lengths.set(entry.key, lengthOf(entry));
    if (entry.type === 'command-answered') {
      this.#learnt.answersLength(this.#family, this.#lengths.get(entry.key) ?? 0);
      this.#lengths.delete(entry.key);
    }
  }

  #are(tooLong: readonly TooLong[]): void {
    this.#tooLong = tooLong;
    this.#learnt.tooLong(this, this.#family, this.#own);
  }

  get #own(): number {
    const isKnown = this.#tooLong.length >= enough || this.#tooLong.some(({ isProved }) => isProved);
    return isKnown ? Math.min(...this.#tooLong.map(({ length }) => length)) : Number.POSITIVE_INFINITY;
  }

  /** The shortest that is too long, in bytes without its key; Infinity as long as nothing is known. */
  get bytes(): number {
    return this.#learns ? this.#learnt.shortestTooLong(this.#family) : this.#own;
  }
}
