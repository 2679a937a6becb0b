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

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: afterAwake,
};

/** A clock that runs like another one and can be put forward: timers that fall due on the way fire at once, in their order. */
export class SkippingClock implements Clock {
  readonly #base: Clock;
  #skipped = 0;
  readonly #timers = new Set<{ readonly due: number; readonly fire: () => void; cancel: () => void }>();

  constructor(base: Clock = systemClock) {
    this.#base = base;
  }

  now(): number {
    return this.#base.now() + this.#skipped;
  }

  monotonic(): number {
    return this.#base.monotonic() + this.#skipped;
  }

  after(ms: number, callback: () => void): () => void {
    const fire = () => {
      timer.cancel();
      this.#timers.delete(timer);
      callback();
    };
    const timer = { due: this.monotonic() + ms, fire, cancel: this.#base.after(ms, () => fire()) };
    this.#timers.add(timer);
    return () => {
      timer.cancel();
      this.#timers.delete(timer);
    };
  }

  /** Lets `ms` pass at once. */
  skip(ms: number): void {
    this.#skipped += ms;
    const due = [...this.#timers].filter((timer) => timer.due <= this.monotonic()).sort((a, b) => a.due - b.due);
    for (const timer of due) if (this.#timers.has(timer)) timer.fire();
    for (const timer of this.#timers) {
      timer.cancel();
      timer.cancel = this.#base.after(timer.due - this.monotonic(), timer.fire);
    }
  }
}

/** A clock that stands still until it is advanced; timers fire in the order of their times. */
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
