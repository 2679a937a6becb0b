import { EntryRing } from '../../journal/entry-ring.ts';
import { weigh } from '../../journal/weigh.ts';
import type { ServiceReport } from '../../shadow/service-report.ts';
import { dataBounds } from './data-bounds.ts';

export interface HistoryEntry extends ServiceReport {
  readonly deviceId: string;
}

export interface HistoryQuery {
  readonly deviceId: string;
  readonly serviceId?: string | undefined;
  readonly property?: string | undefined;
  /** Milliseconds since the epoch, both included. */
  readonly from: number;
  readonly to: number;
}

/** Stands for an entry in the order of all; the entry may be gone already, because its device has too many. */
interface Place {
  readonly deviceId: string;
  readonly size: number;
  entry: HistoryEntry | undefined;
}

interface DeviceHistory {
  readonly places: EntryRing<Place>;
  bytes: number;
}

/** About how many bytes an entry takes apart from its data. */
const ofEntry = 200;

/** What devices reported, as long as it is kept. One device that reports much costs the others nothing. */
export class DataHistory {
  readonly #limits: { readonly bytes: number; readonly entries: number; readonly bytesOfDevice: number };
  readonly #devices = new Map<string, DeviceHistory>();
  #all = new EntryRing<Place>();
  /** Places in the order of all whose entry is gone. */
  #empty = 0;
  #bytes = 0;

  constructor({
    bytes = dataBounds.history,
    entries = dataBounds.historyEntries,
    bytesOfDevice = dataBounds.historyOfDevice,
  }: { readonly bytes?: number; readonly entries?: number; readonly bytesOfDevice?: number } = {}) {
    this.#limits = { bytes, entries, bytesOfDevice };
  }

  add(deviceId: string, report: ServiceReport): void {
    const place: Place = { deviceId, size: ofEntry + weigh(report.data), entry: { ...report, deviceId } };
    let device = this.#devices.get(deviceId);
    if (!device) {
      device = { places: new EntryRing(), bytes: 0 };
      this.#devices.set(deviceId, device);
    }
    this.#all.push(place);
    device.places.push(place);
    device.bytes += place.size;
    this.#bytes += place.size;
    const { bytes, entries, bytesOfDevice } = this.#limits;
    while (device.bytes > bytesOfDevice) this.#dropOldest(device);
    while (this.#bytes > bytes || this.#all.size - this.#empty > entries) this.#dropOldestOfAll();
    if (this.#empty > 1000 && this.#empty > this.#all.size / 2) this.#close();
  }

  /** What matches, newest first; what came in together, in the order in which it came. */
  find({ deviceId, serviceId, property, from, to }: HistoryQuery): HistoryEntry[] {
    return (this.#devices.get(deviceId)?.places.all ?? [])
      .flatMap(({ entry }) => (entry ? [entry] : []))
      .filter(
        (entry) =>
          (serviceId === undefined || entry.serviceId === serviceId) &&
          (property === undefined || Object.hasOwn(entry.data, property)) &&
          entry.time >= from &&
          entry.time <= to,
      )
      .sort((a, b) => b.time - a.time);
  }

  forget(deviceId: string): void {
    const device = this.#devices.get(deviceId);
    while (device && device.places.size > 0) this.#dropOldest(device);
    this.#devices.delete(deviceId);
  }

  clear(): void {
    this.#devices.clear();
    this.#all = new EntryRing();
    this.#empty = 0;
    this.#bytes = 0;
  }

  #dropOldest(device: DeviceHistory): void {
    const place = device.places.shift();
    if (!place) return;
    place.entry = undefined;
    device.bytes -= place.size;
    this.#bytes -= place.size;
    this.#empty += 1;
  }

  #dropOldestOfAll(): void {
    const oldest = this.#all.shift();
    if (!oldest) return;
    const device = this.#devices.get(oldest.deviceId);
    // What is the oldest of all is the oldest of its device.
    if (oldest.entry && device) this.#dropOldest(device);
    this.#empty -= 1;
  }

  /** Leaves the empty places out. */
  #close(): void {
    const kept = new EntryRing<Place>();
    for (const place of this.#all.all) if (place.entry) kept.push(place);
    this.#all = kept;
    this.#empty = 0;
  }
}
