/**
 * A bounded amount of memory that many hold a share of, such as what connections have sent of unfinished packets. Where it is
 * used up, the one with the largest share has to give way.
 */
export class Budget<Holder> {
  readonly #most: number;
  readonly #giveWay: (holder: Holder, bytes: number) => void;
  readonly #shares = new Map<Holder, number>();
  #total = 0;

  /** @param giveWay called for the one that has to give way; its share does not count any more */
  constructor(bytes: number, giveWay: (holder: Holder, bytes: number) => void) {
    this.#most = bytes;
    this.#giveWay = giveWay;
  }

  /** Bytes that all hold together. */
  get total(): number {
    return this.#total;
  }

  /** From now on the holder's share is this; 0 takes it out. */
  hold(holder: Holder, bytes: number): void {
    const before = this.#shares.get(holder) ?? 0;
    if (bytes === before) return;
    this.#total += bytes - before;
    if (bytes === 0) this.#shares.delete(holder);
    else this.#shares.set(holder, bytes);
    while (this.#total > this.#most) this.#dismissLargest();
  }

  #dismissLargest(): void {
    let largest: [Holder, number] | undefined;
    for (const share of this.#shares) if (!largest || share[1] > largest[1]) largest = share;
    if (!largest) return;
    const [holder, bytes] = largest;
    this.#shares.delete(holder);
    this.#total -= bytes;
    this.#giveWay(holder, bytes);
  }
}
