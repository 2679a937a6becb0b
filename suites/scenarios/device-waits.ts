import { systemClock } from '../../mock-platform/clock.ts';
import type { Journal } from '../../mock-platform/journal/journal.ts';
import type { Entry, SuiteEvent } from '../rules/rule.ts';
import { BackOnLine } from './back-on-line.ts';
import type { Learnt, Wait } from './learnt.ts';
import { LogIns, otherTryMs } from './log-ins.ts';
import type { RigOptions } from './rig-options.ts';
import { isRivals } from './rival.ts';
import { GaveUp } from './scenario.ts';

/** What takes longer than this may never come: others that are to show the same need not be begun only then; ms. */
const longMs = 4000;
/** Of what is to come soon it is the same after this share of that time. */
const earlyShare = 0.4;
/** So often a repetition proves the same silence with the declared wait before it waits less. */
const ownProofs = 2;

interface AwaitsOptions {
  readonly after?: number;
  readonly ms?: number;
  /** Its time has begun when it lost its connection, if it is away. Default: it begins now. */
  readonly isSinceLoss?: boolean;
}

/** Waits for what one device does, as long as that can make a difference. */
export class DeviceWaits {
  readonly #options: Pick<
    RigOptions,
    'waits' | 'learns' | 'proved' | 'onLongWait' | 'onSilence' | 'settlingMs' | 'identity'
  >;
  readonly #journal: Journal<SuiteEvent>;
  readonly #learnt: Learnt;
  readonly #logIns: LogIns;
  readonly #enough = new AbortController();
  /** How often it has given the device all of its time for what. */
  readonly #vain = new Map<Wait, number>();
  #waitedInVain = false;
  #impatient = false;
  #leftToRepetition = false;
  #hasEnded = false;
  /** When the device lost the connection that it has not replaced yet, on the monotonic clock. */
  #lostAt: number | undefined;
  #settlingMs: number | undefined;

  constructor(options: RigOptions, journal: Journal<SuiteEvent>, learnt: Learnt) {
    this.#options = options;
    this.#journal = journal;
    this.#learnt = learnt;
    this.#logIns = new LogIns(learnt);
    journal.subscribe((entry) => {
      this.#logIns.see(entry);
      if (entry.type === 'device-started') this.#hasEnded = false;
      if (entry.type === 'device-exited' && !entry.asked) this.#hasEnded = true;
      if (entry.type === 'device-offline' && !isRivals(entry)) this.#lostAt = performance.now();
      if (entry.type === 'device-started') this.#lostAt = undefined;
      if (entry.type === 'device-online' && !isRivals(entry)) this.#lostAt = undefined;
    });
  }

  /** What the device is looked at for has shown itself: nothing more is waited for. */
  end(): void {
    this.#enough.abort();
  }

  get isEnough(): boolean {
    return this.#enough.signal.aborted;
  }

  /** Has a wait ended without what it was for? Else longer waits would have changed nothing. */
  get waitedInVain(): boolean {
    return this.#waitedInVain;
  }

  /** Was a wait ended before its time, since another scenario or an earlier one had shown what comes of it? */
  get impatient(): boolean {
    return this.#impatient;
  }

  /** Was it left to its repetition whether the device comes back? */
  get leftToRepetition(): boolean {
    return this.#leftToRepetition;
  }

  get #now(): number {
    return this.#journal.entries.at(-1)?.seq ?? 0;
  }

  /** The first entry after `after` that is wanted; undefined when `ms` passed, or the device ended, before. */
  async until(
    wanted: (entry: Entry) => boolean,
    { ms, after = 0 }: { readonly ms: number; readonly after?: number },
  ): Promise<Entry | undefined> {
    const timeUp = new AbortController();
    const cancel = systemClock.after(ms, () => timeUp.abort());
    try {
      return await this.#first(wanted, after, timeUp.signal);
    } finally {
      cancel();
    }
  }

  /**
   * The same; in a first look only for `soonMs`, and what did not come by then has to be seen again with all of `ms`.
   * @throws GaveUp when all that the scenario is played for has shown itself
   */
  async untilSoon(
    wanted: (entry: Entry) => boolean,
    { ms, soonMs, after = 0 }: { readonly ms: number; readonly soonMs: number; readonly after?: number },
  ): Promise<Entry | undefined> {
    const timeUp = new AbortController();
    let isSoon = false;
    const look = () => {
      if (!isSoon || !this.#isFirstLook) return;
      this.#impatient = true;
      timeUp.abort();
    };
    const ends = [
      systemClock.after(ms, () => timeUp.abort()),
      systemClock.after(Math.min(soonMs * earlyShare, ms), () => this.#options.onLongWait?.()),
      systemClock.after(Math.min(soonMs, ms), () => {
        isSoon = soonMs < ms;
        look();
      }),
      this.#onProved(look),
    ];
    try {
      const entry = await this.#first(wanted, after, AbortSignal.any([timeUp.signal, this.#enough.signal]));
      if (!entry) this.#mustGoOn();
      return entry;
    } finally {
      for (const end of ends) end();
    }
  }

  /**
   * The same for as long as the device has for it. It ends before that where it is known by now that it will not come: a
   * log-in that was refused twice, or a wait that ended without a result before.
   * @throws GaveUp when all that the scenario is played for has shown itself
   */
  async awaits(
    wait: Wait,
    wanted: (entry: Entry) => boolean,
    { after = 0, ms = this.#options.waits[wait], isSinceLoss = false }: AwaitsOptions = {},
  ): Promise<Entry | undefined> {
    const learnt = this.#learnt;
    const began = isSinceLoss ? (this.#lostAt ?? performance.now()) : performance.now();
    const afterMs = (wanted: number, then: () => void) =>
      systemClock.after(Math.max(0, began + Math.min(wanted, ms) - performance.now()), then);
    // What was waited for before need not be counted twice.
    const isNew = performance.now() < began + ms;
    const timeUp = new AbortController();
    let hadEnough = false;
    let isProved = false;
    const look = () => {
      const isSettled = this.#isSettled(wait);
      const isLong = hadEnough && this.#isInVain(wait);
      const isLeft = isProved && (learnt.isInVain(wait) || this.#isLeftToRepetition(wait));
      if (isSettled) this.#logIns.giveUp();
      else if (!isLong && !isLeft) return;
      this.#impatient ||= !isSettled;
      this.#leftToRepetition ||= isLeft && !learnt.isInVain(wait);
      timeUp.abort();
    };
    const lookAt = (entry: Entry) => {
      if (entry.type !== 'authenticated' || entry.accepted || entry.staged) return;
      this.#options.onLongWait?.();
      look();
    };
    const ends = [
      afterMs(ms, () => {
        if (isNew) this.#vain.set(wait, (this.#vain.get(wait) ?? 0) + 1);
        if (isNew) learnt.cameNot(wait);
        timeUp.abort();
      }),
      afterMs(longMs, () => {
        this.#options.onLongWait?.();
        this.#options.onSilence?.();
      }),
      afterMs(learnt.enoughMs(wait, ms), () => {
        hadEnough = true;
        look();
      }),
      afterMs(learnt.proofMs(wait, ms), () => {
        isProved = true;
        look();
      }),
      systemClock.after(otherTryMs, look),
      learnt.onNews(look),
      this.#onProved(look),
      this.#journal.subscribe(lookAt),
      wait === 'reconnectMs' ? this.#endsAfterReturn(after, () => timeUp.abort()) : () => {},
    ];
    const { signal } = this.#enough;
    try {
      const entry = await this.#first(wanted, after, AbortSignal.any([timeUp.signal, signal]));
      if (entry) learnt.came(wait, performance.now() - began);
      else this.#mustGoOn();
      return entry;
    } finally {
      for (const end of ends) end();
    }
  }

  /**
   * A device that is back on line has as long as one that starts for what is missing, such as its SUBSCRIBE; then calls `end`.
   *
   * @param after what it comes back after; 0 where it need not have been away
   */
  #endsAfterReturn(after: number, end: () => void): () => void {
    if (after === 0) return () => {};
    const { identity, waits } = this.#options;
    const { startMs } = waits;
    const enoughMs = this.#learnt.enoughMs('startMs', startMs);
    const back = new BackOnLine(this.#journal, {
      deviceId: identity.deviceId,
      after,
      ms: () => (this.#isFirstLook ? enoughMs : startMs),
      end: () => {
        this.#impatient ||= this.#isFirstLook && enoughMs < startMs;
        end();
      },
    });
    const leave = this.#onProved(() => back.look());
    return () => {
      back.leave();
      leave();
    };
  }

  /** Was the device, since it was last let in, refused for a log-in that is never let in? */
  get isRefused(): boolean {
    return this.#logIns.areRepeated;
  }

  /** Is it known by its log-in that it will not get in? */
  #isSettled(wait: Wait): boolean {
    if (wait === 'startMs') return this.#logIns.areSettled();
    return wait === 'reconnectMs' && this.#logIns.areRepeated;
  }

  #mustGoOn(): void {
    if (this.isEnough) throw new GaveUp('All that was in doubt has shown itself.');
  }

  /** Is there no need to wait for it any longer than the device mostly takes? */
  #isInVain(wait: Wait): boolean {
    return this.#isFirstLook ? this.#learnt.isInVain(wait) : (this.#vain.get(wait) ?? 0) >= ownProofs;
  }

  /** Has the repetition begun by now, beside this first look, that has all of the device's time to come back? */
  #isLeftToRepetition(wait: Wait): boolean {
    return wait === 'reconnectMs' && this.#isFirstLook && this.#options.onLongWait !== undefined;
  }

  /** Is there nothing to prove? */
  get #isFirstLook(): boolean {
    const { learns, proved } = this.#options;
    return learns || proved?.aborted === true;
  }

  #onProved(listener: () => void): () => void {
    const { proved } = this.#options;
    proved?.addEventListener('abort', listener);
    return () => proved?.removeEventListener('abort', listener);
  }

  /** The first wanted entry; undefined when the signal is aborted, or the device has ended, before. */
  async #first(wanted: (entry: Entry) => boolean, after: number, signal: AbortSignal): Promise<Entry | undefined> {
    // What has ended does nothing any more.
    if (this.#hasEnded) return this.#journal.entries.find((entry) => entry.seq > after && wanted(entry));
    const ended = (entry: Entry) => entry.type === 'device-exited' && !entry.asked;
    try {
      const entry = await this.#journal.waitFor((entry) => wanted(entry) || ended(entry), { after, signal });
      return wanted(entry) ? entry : undefined;
    } catch (error) {
      if (error !== signal.reason) throw error;
      this.#waitedInVain = true;
      return undefined;
    }
  }

  /** Waits until `count` entries were wanted, past ones included; false when `ms` passed before. */
  async untilCount(wanted: (entry: Entry) => boolean, count: number, ms: number): Promise<boolean> {
    return (await this.until(nth(wanted, count), { ms })) !== undefined;
  }

  /** The same for as long as the device has for it. */
  async awaitsCount(wait: Wait, wanted: (entry: Entry) => boolean, count: number): Promise<boolean> {
    return (await this.awaits(wait, nth(wanted, count))) !== undefined;
  }

  /**
   * Lets real time pass for the device, as a stage like `away` demands; ends early if the device ends.
   * @throws GaveUp when all that the scenario is played for has shown itself
   */
  async pass(ms: number): Promise<void> {
    const timeUp = new AbortController();
    const cancel = systemClock.after(ms, () => timeUp.abort());
    await this.#first(() => false, this.#now, AbortSignal.any([timeUp.signal, this.#enough.signal])).finally(cancel);
    this.#mustGoOn();
  }

  /** Leaves a device alone that has just become ready, where it is known to be deaf then. */
  async settle(): Promise<void> {
    const ms = this.#options.settlingMs ?? this.#learnt.deafMs;
    this.#settlingMs ??= ms;
    if (ms > 0) await this.pass(ms);
  }

  /** How long the device was left alone when it was started first, ms. */
  get settlingMs(): number {
    return this.#settlingMs ?? 0;
  }
}

/** Is it the last of the wanted entries? */
export function nth(wanted: (entry: Entry) => boolean, count: number): (entry: Entry) => boolean {
  let seen = 0;
  return (entry) => {
    if (wanted(entry)) seen += 1;
    return seen >= count;
  };
}
