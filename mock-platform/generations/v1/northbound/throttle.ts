import { ApiError } from './api-error.ts';

/** Calls of one application in any stretch of time of this length (ref 6). */
export const throttleLimits = { calls: 100, windowMs: 60_000 } as const;

/** Counts each application's calls. */
export class Throttle {
  readonly #monotonic: () => number;
  readonly #calls = new Map<string, number[]>();

  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  /** A call that is refused does not count. @throws ApiError 1010009 when it is one too many */
  count(appId: string): void {
    const { calls, windowMs } = throttleLimits;
    const now = this.#monotonic();
    const recent = (this.#calls.get(appId) ?? []).filter((time) => time > now - windowMs);
    if (recent.length >= calls) {
      throw new ApiError('1010009', `More than ${calls} calls in ${windowMs / 1000} s.`);
    }
    this.#calls.set(appId, [...recent, now]);
  }

  clear(): void {
    this.#calls.clear();
  }
}
