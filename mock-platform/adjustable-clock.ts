import { type Clock, systemClock } from './clock.ts';
import { PlatformError } from './platform-error.ts';

interface Timer {
  /** Monotonic. */
  readonly due: number;
  readonly callback: () => void;
  stop: () => void;
}

/**
 * Where a clock may be put, in milliseconds since the epoch: years of four digits, which is what the protocol's times can say.
 * The largest of them is short of the end by a year, for the time that goes on.
 */
const clockRange = { earliest: 0, latest: Date.parse('9998-12-31T23:59:59.999Z') } as const;

/**
 * The real clock, which can be set, and told that time has passed.
 *
 * @example
 * import { AdjustableClock, MockPlatform } from 'huawei-iot-conformance';
 *
 * const clock = new AdjustableClock();
 * const platform = await MockPlatform.start({ clock });
 * clock.advance(3_600_000); // an hour
 * await platform.stop();
 */
export class AdjustableClock implements Clock {
  /** Milliseconds that it was advanced by. */
  #advanced = 0;
  /** Also the milliseconds between its wall clock and the real one. */
  #offset = 0;
  readonly #timers = new Set<Timer>();

  now(): number {
    return systemClock.now() + this.#advanced + this.#offset;
  }

  monotonic(): number {
    return systemClock.monotonic() + this.#advanced;
  }

  after(ms: number, callback: () => void): () => void {
    const timer: Timer = { due: this.monotonic() + ms, callback, stop: () => {} };
    this.#timers.add(timer);
    this.#arm(timer);
    return () => {
      timer.stop();
      this.#timers.delete(timer);
    };
  }

  /**
   * Lets `ms` pass at once, firing what falls due on the way in the order of its times.
   * @throws PlatformError when that leads out of `clockRange`; then nothing has changed
   */
  advance(ms: number): void {
    requireInRange(this.now() + ms);
    const end = this.monotonic() + ms;
    for (;;) {
      const next = [...this.#timers].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0];
      if (!next) break;
      this.#advanced += Math.max(0, next.due - this.monotonic());
      this.#fire(next);
    }
    this.#advanced += Math.max(0, end - this.monotonic());
    for (const timer of this.#timers) this.#arm(timer);
  }

  /**
   * Sets the wall clock, in milliseconds since the epoch; what waits goes on waiting as long as before.
   * @throws PlatformError when that is out of `clockRange`; then nothing has changed
   */
  set(now: number): void {
    requireInRange(now);
    this.#offset += now - this.now();
  }

  /** Shows the real time again. */
  reset(): void {
    this.#offset = -this.#advanced;
  }

  #arm(timer: Timer): void {
    timer.stop();
    // A timer of the machine may be early by a fraction of a millisecond: a wait that ends so would not have been a whole one.
    const due = () => (this.monotonic() < timer.due ? this.#arm(timer) : this.#fire(timer));
    timer.stop = systemClock.after(Math.max(0, timer.due - this.monotonic()), due);
  }

  #fire(timer: Timer): void {
    timer.stop();
    this.#timers.delete(timer);
    timer.callback();
  }
}

function requireInRange(now: number): void {
  const { earliest, latest } = clockRange;
  if (now >= earliest && now <= latest) return;
  const [from, to] = [earliest, latest].map((time) => new Date(time).toISOString());
  throw new PlatformError(`The clock cannot be put to ${now} ms since the epoch: it goes from ${from} to ${to}.`);
}
