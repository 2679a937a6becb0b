import type { V2Family } from '../../mock-platform/generations/v2/own.ts';
import { AnswerTimes } from './answer-times.ts';
import type { Manner } from './manner.ts';
import { Pace } from './pace.ts';
import type { Waits } from './rig-options.ts';

/** Something that the device has a declared time for. */
export type Wait = keyof Waits;

/** This number of full waits must end without a result before waits become shorter. */
const proofs = 2;
/** So many answers tell how fast the device is, whichever scenario they came in. */
const enoughAnswers = 40;
/** So many answers with another key, or in another form, show that the right one does not come after them. */
const enoughOtherwise = 3;
/** Where it is known that nothing comes, or how fast it mostly comes: the least that is waited all the same, ms. */
const shortest: Omit<Waits, 'answerMs'> = { startMs: 3000, reportMs: 3000, reconnectMs: 5500 };
/** And how many times the longest that was seen. */
const margins: Omit<Waits, 'answerMs'> = { startMs: 4, reportMs: 4, reconnectMs: 2 };

/** A device that stayed away for all of its time twice proves it once more in so many times what is enough in a first look. */
const proving = 2;

/**
 * What a run has learnt of its device so far: what one scenario found out, all others use. It shortens what is waited for while
 * the device is looked at first; the repetition that a failure needs proves each silence again.
 */
export class Learnt {
  readonly #vain = new Map<Wait, number>();
  readonly #longest = new Map<Wait, number>();
  readonly #listeners = new Set<() => void>();
  readonly #refusals = new Map<string, number>();
  readonly #neverLetIn = new Set<string>();
  /** By who found it, bytes. */
  readonly #tooLong = new Map<object, { readonly family: V2Family; readonly length: number }>();
  readonly #longestAnswered = new Map<V2Family, number>();
  #isThrownOut = false;
  readonly #deadly = new Set<string>();
  readonly #onlyAt = new Map<V2Family, 0 | 1>();
  readonly #before: Learnt | undefined;
  readonly #answerTimes = new AnswerTimes();
  /** Commands that stayed without an answer, while others were answered after them. */
  #overtaken = 0;
  #otherwise = 0;
  #deafMs = 0;
  #atLength = 0;
  readonly #inTime = new Set<V2Family>();
  readonly #lateMs = new Map<V2Family, number>();
  /** How many requests at a time it can answer in time. */
  readonly pace: Pace;
  /** The way of asking in which it answers, where it leaves commands unanswered that are plainly written. */
  manner: Manner | undefined;
  /** It leaves every command unanswered, and answers requests of other families. */
  answersOnlyOthers = false;
  /** Since when it has left such a command unanswered, on the monotonic clock. */
  silentSince: number | undefined;

  /** @param before what was known before: that is kept apart, and learns nothing of what is learnt here */
  constructor(before?: Learnt) {
    this.#before = before;
    this.pace = before?.pace ?? new Pace();
  }

  /** It came after this number of milliseconds. */
  came(wait: Wait, ms: number): void {
    this.#longest.set(wait, Math.max(this.#longest.get(wait) ?? 0, ms));
    if (wait !== 'answerMs') return;
    this.#answerTimes.add(ms);
    if (this.#answerTimes.count === enoughAnswers) this.#tell();
  }

  /** All of the device's time was over, and it had not come. */
  cameNot(wait: Wait): void {
    this.#vain.set(wait, (this.#vain.get(wait) ?? 0) + 1);
    this.#tell();
  }

  /** The same so often that it proves itself. */
  neverComes(wait: Wait): void {
    for (let n = 0; n < proofs; n++) this.cameNot(wait);
  }

  /** It left a command unanswered, and did not sleep: it has answered another one after it. */
  overtook(): void {
    this.#overtaken += 1;
    if (this.#overtaken === proofs) this.#tell();
  }

  /** A command was answered after it was given up: what seems to be silence may be slowness. */
  cameLate(): void {
    this.#overtaken = Number.NEGATIVE_INFINITY;
  }

  /** A request of the family was answered, after all of its time or within it. */
  answeredAfter(family: V2Family, ms: number, isLate: boolean): void {
    if (!isLate) this.#inTime.add(family);
    else if (!this.#inTime.has(family)) this.#isLate(family, ms);
  }

  #isLate(family: V2Family, ms: number): void {
    this.#lateMs.set(family, Math.max(ms, this.#lateMs.get(family) ?? 0));
    this.#tell();
  }

  /** How long the device takes for its answers to requests of this family, where it has given none in time, ms; else 0. */
  lateMs(family: V2Family): number {
    if (this.#inTime.has(family)) return 0;
    return Math.max(this.#lateMs.get(family) ?? 0, this.#before?.lateMs(family) ?? 0);
  }

  /**
   * Is it known that what this device leaves unanswered, it never answers? It had all of its time once, does not sleep meanwhile,
   * and was never late. Then less than the declared wait proves it again.
   */
  get isSilentForGood(): boolean {
    const isOwn = (this.#vain.get('answerMs') ?? 0) > 0 && this.#overtaken >= proofs;
    return isOwn || (this.#overtaken >= 0 && this.#before?.isSilentForGood === true);
  }

  /** Waits to the end of all of the device's time, and longer. Several such waits at a time would find out the same. */
  async waitsAtLength<T>(work: () => Promise<T>): Promise<T> {
    this.#atLength += 1;
    try {
      return await work();
    } finally {
      this.#atLength -= 1;
    }
  }

  /** Is it known whether it comes, or do enough others wait for it at length, so that it will be known soon? */
  isBeingProved(wait: Wait): boolean {
    return this.isInVain(wait) || (this.#vain.get(wait) ?? 0) + this.#atLength >= proofs;
  }

  /** Is it known that the device can leave this out? Waiting for it once more proves nothing new. */
  isInVain(wait: Wait): boolean {
    return (this.#vain.get(wait) ?? 0) >= proofs || this.#before?.isInVain(wait) === true;
  }

  /** Calls `listener` whenever there is news of what need not be waited for; the returned function ends that. */
  onNews(listener: () => void): () => void {
    this.#listeners.add(listener);
    const leave = this.#before?.onNews(listener);
    return () => {
      this.#listeners.delete(listener);
      leave?.();
    };
  }

  /** How long is long enough where nothing needs to be proved, never more than the declared time; ms. */
  enoughMs(wait: Wait, declaredMs: number): number {
    const enoughMs =
      wait === 'answerMs' ? this.#enoughForAnswerMs : Math.max(shortest[wait], this.longestMs(wait) * margins[wait]);
    return Math.min(declaredMs, enoughMs);
  }

  get #enoughForAnswerMs(): number {
    const before = this.#before;
    return Math.max(this.#answerTimes.enoughMs, before ? before.#enoughForAnswerMs : 0);
  }

  /**
   * Where it is known that the device can leave this out: how long is long enough to prove it once more, ms. What is missing of a device
   * that is there, such as a report, may be due at another time, and has all of the declared time.
   */
  proofMs(wait: Wait, declaredMs: number): number {
    return wait === 'reconnectMs' ? Math.min(declaredMs, this.enoughMs(wait, declaredMs) * proving) : declaredMs;
  }

  /** The longest that it took to come, ms; 0 where it never came. */
  longestMs(wait: Wait): number {
    return Math.max(this.#longest.get(wait) ?? 0, this.#before?.longestMs(wait) ?? 0);
  }

  /** The device lost a command that came sooner after its SUBSCRIBE, and answered one that came so long after; ms, 0 if it loses none. */
  get deafMs(): number {
    return this.#deafMs;
  }

  isDeafAtFirst(ms: number): void {
    this.#deafMs = ms;
    this.#tell();
  }

  /** After an answer with another key, or in another form, the right one came, or did not. */
  answeredOtherwise(came: boolean): void {
    this.#otherwise = came ? Number.NEGATIVE_INFINITY : this.#otherwise + 1;
  }

  /** Is it known that the right answer never comes after another one? */
  get answersOnlyOtherwise(): boolean {
    return this.#otherwise >= enoughOtherwise;
  }

  /** How many answers it knows of, whichever scenario they came in. */
  get answers(): number {
    return this.#answerTimes.count + (this.#before?.answers ?? 0);
  }

  /** Is it known how fast it mostly answers? */
  get knowsPace(): boolean {
    return this.answers >= enoughAnswers;
  }

  /** The device ends, or hangs up, at every command of this name, sent plainly and alone. */
  endsAt(name: string): void {
    this.#deadly.add(name);
  }

  /** Is there such a name? Asked before each command. */
  get knowsDeadly(): boolean {
    return this.#deadly.size > 0 || this.#before?.knowsDeadly === true;
  }

  get deadly(): readonly string[] {
    return [...this.#deadly, ...(this.#before?.deadly ?? [])];
  }

  /** It answers requests of this family at this QoS, and leaves them unanswered at the other one; undefined takes that back. */
  answersOnlyAt(family: V2Family, qos: 0 | 1 | undefined): void {
    if (qos === undefined) this.#onlyAt.delete(family);
    else this.#onlyAt.set(family, qos);
  }

  onlyQosOf(family: V2Family): 0 | 1 | undefined {
    return this.#onlyAt.get(family) ?? this.#before?.onlyQosOf(family);
  }

  /** The platform threw it out for a message that it publishes in a way that the platform does not take. */
  wasThrownOut(): void {
    this.#isThrownOut = true;
  }

  get isThrownOut(): boolean {
    return this.#isThrownOut || this.#before?.isThrownOut === true;
  }

  /** A request of the family and of this length was answered, bytes. */
  answersLength(family: V2Family, length: number): void {
    this.#longestAnswered.set(family, Math.max(this.#longestAnswered.get(family) ?? 0, length));
  }

  /** One of the scenarios has found that it answers no request of the family of this length; Infinity takes that back. */
  tooLong(finder: object, family: V2Family, length: number): void {
    if (length === Number.POSITIVE_INFINITY) this.#tooLong.delete(finder);
    else this.#tooLong.set(finder, { family, length });
  }

  /** The shortest length that is not answered, and nothing longer of the family is; Infinity as long as nothing is known. */
  shortestTooLong(family: V2Family): number {
    const before = this.#before?.shortestTooLong(family) ?? Number.POSITIVE_INFINITY;
    if (this.#tooLong.size === 0) return before;
    const longest = this.longestAnswered(family);
    const lengths = [...this.#tooLong.values()].flatMap((found) =>
      found.family === family && found.length > longest ? [found.length] : [],
    );
    return Math.min(...lengths, before);
  }

  longestAnswered(family: V2Family): number {
    return Math.max(this.#longestAnswered.get(family) ?? 0, this.#before?.longestAnswered(family) ?? 0);
  }

  /** A life of the device saw this log-in refused. */
  refused(login: string): void {
    this.#refusals.set(login, this.refusals(login) + 1);
    this.#tell();
  }

  /** How many of its lives did. */
  refusals(login: string): number {
    return (this.#refusals.get(login) ?? 0) + (this.#before?.refusals(login) ?? 0);
  }

  /** A device that logs in in this way was given up. */
  neverLetIn(login: string): void {
    if (this.#neverLetIn.has(login)) return;
    this.#neverLetIn.add(login);
    this.#tell();
  }

  /** The log-ins with which a device was given up. */
  get refusedForGood(): readonly string[] {
    return [...this.#neverLetIn, ...(this.#before?.refusedForGood ?? [])];
  }

  isNeverLetIn(login: string): boolean {
    return this.#neverLetIn.has(login) || this.#before?.isNeverLetIn(login) === true;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
