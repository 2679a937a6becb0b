import { PlatformError } from '../../platform-error.ts';

/** The range of a mid (ref 4.2). */
const lowest = 1;
const highest = 65_535;

/** Hands out mids 1 to 65535 for one device as the keys of its commands, in order, around and around, never one that is in use. */
export class MidAllocator {
  #next: number;
  readonly #inUse = new Set<number>();

  constructor(first = lowest) {
    this.#next = first;
  }

  /** @throws PlatformError when all 65535 are in use */
  allocate(): string {
    if (this.#inUse.size > highest - lowest) {
      throw new PlatformError('All 65535 mids of the device wait for answers: let some of them time out first.');
    }
    while (this.#inUse.has(this.#next)) this.#advance();
    const mid = this.#next;
    this.#advance();
    this.#inUse.add(mid);
    return String(mid);
  }

  /** Takes a mid of the caller's choice. @throws PlatformError when it is out of range or in use */
  claim(key: string): string {
    const mid = Number(key);
    if (!Number.isInteger(mid) || mid < lowest || mid > highest) {
      throw new PlatformError(`mid ${key} is out of range: a mid is a whole number from ${lowest} to ${highest}.`);
    }
    if (this.#inUse.has(mid)) {
      throw new PlatformError(`mid ${mid} still waits for an answer: take another one, or wait for that command.`);
    }
    this.#inUse.add(mid);
    return String(mid);
  }

  release(key: string): void {
    this.#inUse.delete(Number(key));
  }

  /** Sets where the next search for a free mid begins. */
  startAt(key: string): void {
    this.#next = Number(key);
  }

  #advance(): void {
    this.#next = this.#next === highest ? lowest : this.#next + 1;
  }
}
