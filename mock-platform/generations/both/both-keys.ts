import { createHash } from 'node:crypto';
import { PlatformError } from '../../platform-error.ts';
import { quote } from '../../protocol/quote.ts';
import type { Keys, Place } from '../generation.ts';

/** The keys of one device's requests, in either generation: none is in use in both. */
export class BothKeys implements Keys {
  readonly #first: Keys;
  readonly #second: Keys;
  /** Where each key that is in use belongs. */
  readonly #inUse = new Map<string, Keys>();

  constructor(first: Keys, second: Keys) {
    this.#first = first;
    this.#second = second;
  }

  allocate(place?: Place): string {
    const keys = this.#of(place);
    for (;;) {
      const key = keys.allocate(place);
      if (!this.#inUse.has(key)) {
        this.#inUse.set(key, keys);
        return key;
      }
      // A request of the other generation has it, by the wish of a caller.
      keys.release(key);
    }
  }

  claim(wanted: string, place?: Place): string {
    const keys = this.#of(place);
    const key = keys.claim(wanted, place);
    if (this.#inUse.has(key)) {
      keys.release(key);
      throw new PlatformError(`The key ${quote(key)} still waits for an answer: take another one.`);
    }
    this.#inUse.set(key, keys);
    return key;
  }

  release(key: string): void {
    this.#inUse.get(key)?.release(key);
    this.#inUse.delete(key);
  }

  /** Where both begin: at a mid, or at a request id and a mid that is made of it. */
  startAt(key: string): void {
    this.#first.startAt(/^\d{1,5}$/.test(key) ? key : midOf(key));
    this.#second.startAt(key);
  }

  #of(place: Place | undefined): Keys {
    return place?.v2 ? this.#second : this.#first;
  }
}

/** 1 to 65535, the same for the same text. */
function midOf(text: string): string {
  return String((createHash('sha256').update(text).digest().readUInt16BE() % 65_535) + 1);
}
