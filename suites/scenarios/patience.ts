import { AnswerTimes } from './answer-times.ts';
import { Learnt } from './learnt.ts';

/** Shorter waits save nothing. A busy machine has delayed the answer of a 1 ms device to 760 ms. */
const floorMs = 1000;
/** Sixty answers one by one that take longer than this each do not fit into a run. */
const slowMs = 250;
/** A busy machine delays an answer for so long now and then, but not each of several. */
const idleMs = 1000;
/** How many times the slowest answer seen is waited for where a silence is to prove itself. */
const margin = 20;
/** So many answers of its own tell a scenario how fast the device is. */
const enough = 8;
/** So often a repetition waits for all of the declared time before it learns, too. */
const proofs = 2;
/** Where others have proved with the declared wait that silence is for good, a repetition proves it once more in this time, ms. */
const provedMs = 5000;
/** Commands sent within this time share one silence, ms. */
const togetherMs = 1000;

/**
 * How long to wait for a device: the declared time at first, then what its own answers teach.
 * A failure that rests on a learnt wait is confirmed with the declared one before it counts.
 */
export class Patience {
  /** The declared wait for an answer, ms. */
  readonly declaredMs: number;
  readonly #learns: boolean;
  readonly #proved: AbortSignal | undefined;
  readonly #learnt: Learnt;
  #vain = 0;
  /** When the latest wait began that counts as a proof. */
  #silentFrom = Number.NEGATIVE_INFINITY;
  readonly #times = new AnswerTimes();
  #fastestMs = Number.POSITIVE_INFINITY;
  #totalMs = 0;
  /** Silences after which nothing was answered yet: the device may have slept. */
  #open = 0;

  constructor(
    declaredMs: number,
    {
      learns,
      learnt = new Learnt(),
      proved,
    }: { readonly learns: boolean; readonly learnt?: Learnt; readonly proved?: AbortSignal | undefined },
  ) {
    this.declaredMs = declaredMs;
    this.#learnt = learnt;
    this.#learns = learns;
    this.#proved = proved;
  }

  /** Is there no silence to prove, or none any more? */
  get #isFirstLook(): boolean {
    return this.#learns || this.#proved?.aborted === true;
  }

  answered(latencyMs: number): void {
    this.#times.add(latencyMs);
    this.#learnt.came('answerMs', latencyMs);
    this.#totalMs += latencyMs;
    this.#fastestMs = Math.min(this.#fastestMs, latencyMs);
    for (; this.#open > 0; this.#open--) this.#learnt.overtook();
  }

  /** The wait for an answer ended without one, after this time. Of many that began together one counts. */
  silent(waitedMs: number, endedAt = performance.now()): void {
    this.#open += 1;
    if (waitedMs < (this.#isFirstLook ? this.declaredMs : this.proofMs)) return;
    const beganAt = endedAt - waitedMs;
    if (beganAt - this.#silentFrom < togetherMs) return;
    this.#silentFrom = beganAt;
    this.#vain += 1;
    if (waitedMs >= this.declaredMs) this.#learnt.cameNot('answerMs');
  }

  /** The device did not answer when it had even more than its declared time, in two waits. */
  provesSilence(): void {
    this.#vain += 1;
  }

  /** How long a silence has to last that is to prove itself, ms. */
  get proofMs(): number {
    if (!this.#learnt.isSilentForGood) return this.declaredMs;
    return Math.max(Math.min(provedMs, this.declaredMs), this.#soonerMs);
  }

  /** The wait for the next answer, ms. */
  get waitMs(): number {
    if (!this.#isFirstLook && this.#vain < (this.#learnt.isSilentForGood ? 1 : proofs)) return this.proofMs;
    if (this.answers >= enough) return this.soonMs;
    if (!this.#learnt.knowsPace && !this.#learnt.isInVain('answerMs')) return this.declaredMs;
    return this.#isFirstLook
      ? this.#soonerMs
      : Math.max(this.soonMs, this.#manyTimes(this.#learnt.longestMs('answerMs')));
  }

  #manyTimes(slowestMs: number): number {
    // No longer than a silence needs that proves itself.
    return Math.min(this.proofMs, Math.max(floorMs, slowestMs * margin));
  }

  /** What is enough for a first look, by what all scenarios have seen. */
  get #soonerMs(): number {
    const enoughMs = Math.max(this.#times.enoughMs, this.#learnt.enoughMs('answerMs', this.declaredMs));
    return Math.min(this.declaredMs, enoughMs);
  }

  /** A device that is awake has answered by then, ms: many times the longest that an answer took; in a first look that is clear sooner. */
  get soonMs(): number {
    const { enoughMs, longestMs } = this.#times;
    return this.#isFirstLook ? Math.min(this.declaredMs, enoughMs) : this.#manyTimes(longestMs);
  }

  /** Many times what an answer usually takes, ms. */
  get usualMs(): number {
    return this.meanMs * margin;
  }

  /** What an answer takes on average, ms; 0 where there was none. */
  get meanMs(): number {
    return this.answers === 0 ? 0 : this.#totalMs / this.answers;
  }

  /** The device takes so long to answer, on average, that one thing at a time would take all day. */
  get isSlow(): boolean {
    return this.#totalMs > slowMs * this.answers;
  }

  /** Even its fastest answer took so long that the device must spend its time waiting. */
  get isIdle(): boolean {
    return this.answers > 0 && this.#fastestMs > idleMs;
  }

  /** How many answers it has learnt from. */
  get answers(): number {
    return this.#times.count;
  }
}
