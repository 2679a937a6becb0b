import { brokerBounds } from '../listeners/broker-bounds.ts';

/** The topic filters that a connection may hold: a number of filters, and a number of bytes (ref 9). */
export class Filters {
  readonly #sizes = new Map<string, number>();
  readonly #most: number;
  #bytes = 0;

  constructor(most: number = brokerBounds.subscriptions) {
    this.#most = Math.min(most, brokerBounds.subscriptions);
  }

  /** True when there is room for it, or it is held already; then it is held. */
  take(filter: string): boolean {
    if (this.#sizes.has(filter)) return true;
    const size = Buffer.byteLength(filter);
    if (this.#sizes.size >= this.#most || this.#bytes + size > brokerBounds.filters) return false;
    this.#sizes.set(filter, size);
    this.#bytes += size;
    return true;
  }

  release(filter: string): void {
    this.#bytes -= this.#sizes.get(filter) ?? 0;
    this.#sizes.delete(filter);
  }
}
