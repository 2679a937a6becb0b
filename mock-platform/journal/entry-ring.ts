/**
 * What came last, oldest first. A ring, not a queue that is cut from time to time: the garbage collector would carry what was cut
 * off for a long time.
 */
export class EntryRing<E> {
  #slots: (E | undefined)[] = [];
  /** Where the oldest one is. */
  #head = 0;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  push(entry: E): void {
    if (this.#size === this.#slots.length) {
      if (this.#head === 0) {
        this.#slots.push(entry);
        this.#size += 1;
        return;
      }
      this.#makeRoom();
    }
    this.#slots[(this.#head + this.#size) % this.#slots.length] = entry;
    this.#size += 1;
  }

  /** Takes out the oldest one. */
  shift(): E | undefined {
    if (this.#size === 0) return undefined;
    const oldest = this.#slots[this.#head];
    this.#slots[this.#head] = undefined;
    this.#head = (this.#head + 1) % this.#slots.length;
    this.#size -= 1;
    return oldest;
  }

  /** The one at this place, counted from the oldest. */
  at(index: number): E | undefined {
    return index >= 0 && index < this.#size ? this.#slots[(this.#head + index) % this.#slots.length] : undefined;
  }

  /** While nothing was taken out the array in which they are, otherwise a copy. */
  get all(): readonly E[] {
    if (this.#head === 0 && this.#size === this.#slots.length) return this.#slots as E[];
    return this.#inOrder() as E[];
  }

  #inOrder(): (E | undefined)[] {
    const end = this.#head + this.#size;
    const { length } = this.#slots;
    if (end <= length) return this.#slots.slice(this.#head, end);
    return [...this.#slots.slice(this.#head), ...this.#slots.slice(0, end - length)];
  }

  #makeRoom(): void {
    const entries = this.#inOrder();
    entries.length *= 2;
    this.#slots = entries;
    this.#head = 0;
  }
}
