import type { Clock } from '../../mock-platform/clock.ts';

/** Milliseconds. While a flood goes on, its windows grow from the first to the second. */
const shortest = 1000;
const longest = 60_000;

interface Window {
  readonly length: number;
  passed: number;
  leftOut: number;
}

/**
 * Lets a number of lines of each kind pass in a second, and says how many more there were. While that goes on, the seconds
 * become a minute: a device that tries 440 times a second, as one does, costs a dozen lines a minute.
 */
export class FloodGate {
  readonly #clock: Clock;
  readonly #perWindow: number;
  readonly #say: (kind: string, leftOut: number, ms: number) => void;
  readonly #windows = new Map<string, Window>();

  constructor(clock: Clock, perWindow: number, say: (kind: string, leftOut: number, ms: number) => void) {
    this.#clock = clock;
    this.#perWindow = perWindow;
    this.#say = say;
  }

  /** Whether the next line of a kind may be written. */
  passes(kind: string): boolean {
    const window = this.#windows.get(kind) ?? this.#open(kind, shortest);
    if (window.passed >= this.#perWindow) {
      window.leftOut += 1;
      return false;
    }
    window.passed += 1;
    return true;
  }

  /** Says what was left out and not said yet. */
  flush(): void {
    for (const [kind, { leftOut, length }] of this.#windows) if (leftOut > 0) this.#say(kind, leftOut, length);
    this.#windows.clear();
  }

  #open(kind: string, length: number): Window {
    const window: Window = { length, passed: 0, leftOut: 0 };
    this.#windows.set(kind, window);
    this.#clock.after(length, () => {
      if (this.#windows.get(kind) !== window) return;
      this.#windows.delete(kind);
      if (window.leftOut === 0) return;
      this.#say(kind, window.leftOut, length);
      this.#open(kind, Math.min(longest, length * 2));
    });
    return window;
  }
}
