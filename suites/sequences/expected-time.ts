import type { Entry } from '../rules/rule.ts';
import { isRivals } from '../scenarios/rival.ts';
import type { Step, StepKind } from '../scenarios/step.ts';

/** What steps take with a device that comes back after one second, ms; the others are over in no time. */
const longSteps: Partial<Record<StepKind, number>> = {
  away: 7000,
  'take-over': 6000,
  unacknowledged: 2500,
  cut: 1500,
  'forbidden-packet': 1500,
};
/** A device waits longer each time; twice as long is what most of them do. */
const growth = 2;
/** So many times in a row it loses its connection, or does not get one. */
const losses: Partial<Record<StepKind, number>> = { away: 2, 'take-over': 3 };

/** Longer than this no step takes with a device that comes back soon, ms. */
const longestMs = 8000;
/** A device that was on line for so long takes up its short waits again, if ever, ms. */
const steadyMs = 11_000;

/** How long a step will take, ms, with a device that was last away for so long. */
export function expectedMs({ kind }: Step, lastOutageMs: number): number {
  const ms = longSteps[kind];
  return ms === undefined ? 0 : Math.max(ms, lastOutageMs * growth ** (losses[kind] ?? 1));
}

/** How long a device was away and is back, as told by the entries that it has seen. */
export class Outages {
  #leftAt: number | undefined;
  #cameAt: number | undefined;
  #lastMs = 0;
  #latestAt = 0;

  see(entry: Entry): void {
    if (isRivals(entry)) return;
    this.#latestAt = entry.at;
    if (entry.type === 'device-offline') this.#leftAt = entry.at;
    if (entry.type !== 'device-online') return;
    if (this.#leftAt !== undefined) this.#lastMs = entry.at - this.#leftAt;
    this.#cameAt = entry.at;
  }

  /** Of the last one, in ms; 0 when there was none. */
  get lastMs(): number {
    return this.#lastMs;
  }

  /** On line since it last came, in ms. */
  get backMs(): number {
    return this.#cameAt === undefined ? 0 : this.#latestAt - this.#cameAt;
  }
}

/**
 * Would a step that takes so long only be waited for? A device that was cut off again and again waits for longer each time,
 * until it was on line for a while.
 */
export function isRestless(ms: number, { lastMs, backMs }: Pick<Outages, 'lastMs' | 'backMs'>): boolean {
  return ms > longestMs && backMs < Math.min(lastMs, steadyMs);
}
