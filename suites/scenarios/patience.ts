/** Answer times below this are noise of the machine, not of the device. */
const floorMs = 400;
/** How many times the slowest answer seen is waited for. A busy machine has delayed a 1 ms answer to 90 ms. */
const margin = 20;

/**
 * How long to wait for a device: the declared time at first, then what its own answers teach.
 * A failure that rests on a learnt wait is confirmed with the declared one before it counts.
 */
export class Patience {
  /** The declared wait for an answer, ms. */
  readonly declaredMs: number;
  readonly #learns: boolean;
  #slowestMs = 0;
  #answers = 0;

  constructor(declaredMs: number, { learns }: { readonly learns: boolean }) {
    this.declaredMs = declaredMs;
    this.#learns = learns;
  }

  answered(latencyMs: number): void {
    this.#answers += 1;
    this.#slowestMs = Math.max(this.#slowestMs, latencyMs);
  }

  /** The wait for the next answer, ms. */
  get waitMs(): number {
    if (!this.#learns || this.#answers < 8) return this.declaredMs;
    return Math.min(this.declaredMs, Math.max(floorMs, this.#slowestMs * margin));
  }

  /** The slowest answer so far, ms. */
  get slowestMs(): number {
    return this.#slowestMs;
  }
}
