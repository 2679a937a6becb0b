import { type Clock, systemClock } from './clock.ts';

interface Timer {
  /** Monotonic. */
  readonly due: number;
  readonly callback: () => void;
  stop: () => void;
}

/** The real clock, which can be set, and told that time has passed. */
export class AdjustableClock implements Clock {
  /** Milliseconds that it was advanced by. */
  #advanced = 0;
  /** Milliseconds between its wall and the real one, besides. */
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

  /** Lets `ms` pass at once, firing what falls due on the way in the order of its times. */
  advance(ms: number): void {
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

  /** Sets the wall clock, in milliseconds since the epoch; what waits goes on waiting as long as before. */
  set(now: number): void {
    this.#offset += now - this.now();
  }

  /** Shows the real time again. */
  reset(): void {
    this.#offset = -this.#advanced;
  }

  #arm(timer: Timer): void {
    timer.stop();
    timer.stop = systemClock.after(Math.max(0, timer.due - this.monotonic()), () => this.#fire(timer));
  }

  #fire(timer: Timer): void {
    timer.stop();
    this.#timers.delete(timer);
    timer.callback();
  }
}
