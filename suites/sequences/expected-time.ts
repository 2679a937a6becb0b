import type { Entry } from '../rules/rule.ts';
import { isRivals } from '../scenarios/rival.ts';
import type { Step, StepKind } from './step.ts';

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

/** How long a step will take, ms, with a device that was last away for so long. */
export function expectedMs({ kind }: Step, lastOutageMs: number): number {
  const ms = longSteps[kind];
  return ms === undefined ? 0 : Math.max(ms, lastOutageMs * growth);
}

/** How long the device was off line before it last came back, as told by the entries that it has seen. */
export class Outages {
  #leftAt: number | undefined;
  #lastMs = 0;

  see(entry: Entry): void {
    if (isRivals(entry)) return;
    if (entry.type === 'device-offline') this.#leftAt = entry.at;
    if (entry.type === 'device-online' && this.#leftAt !== undefined) this.#lastMs = entry.at - this.#leftAt;
  }

  /** In ms; 0 when it never was. */
  get lastMs(): number {
    return this.#lastMs;
  }
}
