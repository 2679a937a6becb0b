import { afterAwake } from './wakefulness.ts';

/** Time as the platform uses it; one real, one under the caller's control. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds, monotonic, with fractions. */
  monotonic(): number;
  /** Calls `callback` once after `ms`; the returned function cancels. Never keeps the process alive. */
  after(ms: number, callback: () => void): () => void;
}

/** The time of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: afterAwake,
};

/**
 * A clock that stands still until it is advanced; timers fire in the order of their times.
 *
 * @example
 * import { MockPlatform, VirtualClock } from 'huawei-iot-conformance';
 *
 * const commandClock = new VirtualClock(Date.UTC(2025, 0, 1));
 * const platform = await MockPlatform.start({ commandClock });
 * // … a command is sent, and the device does not answer …
 * commandClock.advance(20_000); // it times out at once
 * await platform.stop();
 */
export class VirtualClock implements Clock {
  #now: number;
  readonly #began: number;
  #timers: { readonly due: number; readonly callback: () => void }[] = [];

  /** @param now milliseconds since the epoch */
  constructor(now: number) {
    this.#now = now;
    this.#began = now;
  }

  now(): number {
    return this.#now;
  }

  monotonic(): number {
    return this.#now - this.#began;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { due: this.#now + ms, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Lets `ms` pass, firing what falls due on the way, timers set by timers too. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const next = this.#timers.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((other) => other !== next);
      this.#now = next.due;
      next.callback();
    }
    this.#now = end;
  }
}
