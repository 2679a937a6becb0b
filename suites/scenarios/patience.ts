/** Shorter waits save nothing. A busy machine has delayed the answer of a 1 ms device to 760 ms. */
const floorMs = 1000;
/** Sixty answers one by one that take longer than this each do not fit into a run. */
const slowMs = 250;
/** A busy machine delays an answer for so long now and then, but not each of several. */
const idleMs = 1000;
/** How many times the slowest answer seen is waited for. */
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
  #fastestMs = Number.POSITIVE_INFINITY;
  #totalMs = 0;
  #answers = 0;

  constructor(declaredMs: number, { learns }: { readonly learns: boolean }) {
    this.declaredMs = declaredMs;
    this.#learns = learns;
  }

  answered(latencyMs: number): void {
    this.#answers += 1;
    this.#totalMs += latencyMs;
    this.#fastestMs = Math.min(this.#fastestMs, latencyMs);
    this.#slowestMs = Math.max(this.#slowestMs, latencyMs);
  }

  /** The wait for the next answer, ms. */
  get waitMs(): number {
    if (!this.#learns || this.#answers < 8) return this.declaredMs;
    return Math.min(this.declaredMs, Math.max(floorMs, this.#slowestMs * margin));
  }

  /** The device takes so long to answer, on average, that one thing at a time would take all day. */
  get isSlow(): boolean {
    return this.#totalMs > slowMs * this.#answers;
  }

  /** Even its fastest answer took so long that the device must spend its time waiting. */
  get isIdle(): boolean {
    return this.#answers > 0 && this.#fastestMs > idleMs;
  }

  /** How many answers it has learnt from. */
  get answers(): number {
    return this.#answers;
  }
}
