import type { ServiceReport } from './report-of.ts';

export interface HistoryEntry extends ServiceReport {
  readonly deviceId: string;
  /** Bytes of its data as JSON. */
  readonly size: number;
}

/** All the data that is kept of all devices together, in bytes as JSON; the oldest goes first. */
const mostBytes = 16 * 1024 * 1024;
/** Entries that are kept: small ones cost more than their JSON. */
const mostEntries = 100_000;

export interface HistoryQuery {
  readonly deviceId: string;
  readonly serviceId?: string | undefined;
  readonly property?: string | undefined;
  /** Milliseconds since the epoch, both included. */
  readonly from: number;
  readonly to: number;
}

/** What devices reported, as long as it is kept. */
export class DataHistory {
  readonly #limits: { readonly bytes: number; readonly entries: number };
  #entries: HistoryEntry[] = [];
  #bytes = 0;
  /** Where the kept entries begin: dropping each from the front would move all others. */
  #first = 0;

  constructor(limits = { bytes: mostBytes, entries: mostEntries }) {
    this.#limits = limits;
  }

  add(deviceId: string, report: ServiceReport): void {
    const size = Buffer.byteLength(JSON.stringify(report.data));
    this.#entries.push({ ...report, deviceId, size });
    this.#bytes += size;
    const { bytes, entries } = this.#limits;
    while (this.#bytes > bytes || this.#entries.length - this.#first > entries) {
      this.#bytes -= this.#entries[this.#first]?.size ?? 0;
      this.#first += 1;
    }
    if (this.#first > 1000 && this.#first > this.#entries.length / 2) {
      this.#entries = this.#entries.slice(this.#first);
      this.#first = 0;
    }
  }

  /** What matches, newest first; what came in together, in the order in which it came. */
  find({ deviceId, serviceId, property, from, to }: HistoryQuery): HistoryEntry[] {
    return this.#entries
      .slice(this.#first)
      .filter(
        (entry) =>
          entry.deviceId === deviceId &&
          (serviceId === undefined || entry.serviceId === serviceId) &&
          (property === undefined || Object.hasOwn(entry.data, property)) &&
          entry.time >= from &&
          entry.time <= to,
      )
      .sort((a, b) => b.time - a.time);
  }

  forget(deviceId: string): void {
    const kept = this.#entries.slice(this.#first).filter((entry) => entry.deviceId !== deviceId);
    this.#entries = kept;
    this.#first = 0;
    this.#bytes = kept.reduce((sum, { size }) => sum + size, 0);
  }

  clear(): void {
    this.#entries = [];
    this.#first = 0;
    this.#bytes = 0;
  }
}
