import { systemClock } from '../../mock-platform/clock.ts';
import type { Journal } from '../../mock-platform/journal/journal.ts';
import type { Entry, SuiteEvent } from '../rules/rule.ts';
import { isRivals } from './rival.ts';

interface Watched {
  readonly deviceId: string;
  /** Sequence number of what it comes back after. */
  readonly after: number;
  /** How long it is to be there, ms; asked whenever that may have changed. */
  readonly ms: () => number;
  /** Called when it was there for so long without a break. */
  readonly end: () => void;
}

/** Watches how long a device that has come back is on line. */
export class BackOnLine {
  readonly #watched: Watched;
  readonly #unsubscribe: () => void;
  #onlineAt: number | undefined;
  #cancel = () => {};

  constructor(journal: Journal<SuiteEvent>, watched: Watched) {
    this.#watched = watched;
    const see = (entry: Entry) => this.#see(entry);
    journal.entries.forEach(see);
    this.#unsubscribe = journal.subscribe(see);
  }

  /** How long it is to be there may have changed. */
  look(): void {
    if (this.#onlineAt === undefined) return;
    const { ms, end } = this.#watched;
    this.#cancel();
    this.#cancel = systemClock.after(Math.max(0, this.#onlineAt + ms() - performance.now()), end);
  }

  leave(): void {
    this.#cancel();
    this.#unsubscribe();
  }

  #see(entry: Entry): void {
    const { deviceId, after } = this.#watched;
    if (entry.type !== 'device-online' && entry.type !== 'device-offline') return;
    if (entry.seq <= after || entry.deviceId !== deviceId || isRivals(entry)) return;
    this.#cancel();
    this.#onlineAt = entry.type === 'device-online' ? performance.now() : undefined;
    this.look();
  }
}
