import type { Product } from '../../registry/registry.ts';
import type { Identity } from '../generation.ts';

/** One of the two generations. */
export type Which = 1 | 2;

/** So many devices are remembered; the one that was noted the longest ago goes. */
const mostDevices = 100_000;

/** Which generation a device speaks, by what it did: on this connection, or where that says nothing, on the one before. */
export class Spoken {
  readonly #onConnection = new WeakMap<Identity, Which>();
  readonly #lastly = new Map<string, Which>();

  /** A topic of one generation was used. Who uses those of both speaks the second. */
  note(identity: Identity, which: Which): void {
    const before = this.#onConnection.get(identity);
    if (before === which || before === 2) return;
    this.#onConnection.set(identity, which);
    this.#lastly.delete(identity.deviceId);
    this.#lastly.set(identity.deviceId, which);
    if (this.#lastly.size <= mostDevices) return;
    const [oldest] = this.#lastly.keys();
    if (oldest !== undefined) this.#lastly.delete(oldest);
  }

  /** Undefined for a device of which nothing is known. */
  by(identity: Identity): Which | undefined {
    return this.#onConnection.get(identity) ?? this.#lastly.get(identity.deviceId);
  }
}

/** For which generation a product was described: a product file is the second's, a folder of capability files the first's. */
export function describedFor({ model }: Pick<Product, 'model'>): Which {
  return model.dataFormat === undefined && model.productId === undefined ? 1 : 2;
}
