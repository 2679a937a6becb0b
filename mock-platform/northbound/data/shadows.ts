import { Budget } from '../../budget.ts';
import { Reported } from '../../shadow/reported.ts';
import type { ServiceReport } from '../../shadow/service-report.ts';
import type { Store } from '../../state/store.ts';
import { dataBounds } from './data-bounds.ts';

type Members = Readonly<Record<string, unknown>>;

/** What is known of one service of a device. */
export interface ServiceShadow {
  readonly serviceId: string;
  /** The latest value of each property. */
  readonly reported: Members;
  /** What the application would have it be. */
  readonly desired: Members;
  /** Milliseconds since the epoch: of the last report; absent before the first. */
  readonly time?: number;
}

/** The kind under which desired properties are kept. Devices report their values again. */
const kind = 'desired';

/** The latest state of every device's services. */
export class Shadows {
  readonly #store: Store | undefined;
  readonly #reported = new Map<string, Reported>();
  readonly #budget: Budget<string>;
  readonly #desired = new Map<string, ReadonlyMap<string, Members>>();

  constructor(store?: Store, bytes: number = dataBounds.shadows) {
    this.#store = store;
    this.#budget = new Budget(bytes, (deviceId) => this.#reported.delete(deviceId));
    for (const [deviceId, desired] of store?.entries(kind) ?? []) {
      this.#desired.set(deviceId, new Map(Object.entries(desired as Record<string, Members>)));
    }
  }

  /** An older report than the last one changes nothing of what is latest, only what was not known. */
  report(deviceId: string, report: ServiceReport): void {
    const shadow = this.#reported.get(deviceId) ?? new Reported(dataBounds.shadowOfDevice);
    this.#reported.set(deviceId, shadow);
    shadow.report(report);
    this.#budget.hold(deviceId, shadow.bytes);
  }

  desire(deviceId: string, serviceId: string, desired: Members): void {
    const services = new Map(this.#desired.get(deviceId)).set(serviceId, desired);
    this.#desired.set(deviceId, services);
    this.#store?.put(kind, deviceId, Object.fromEntries(services));
  }

  /** The services of which something is known, in the order in which it became known. */
  of(deviceId: string): ServiceShadow[] {
    const reported = this.#reported.get(deviceId);
    const desired = this.#desired.get(deviceId) ?? new Map<string, Members>();
    const serviceIds = new Set([...(reported?.serviceIds ?? []), ...desired.keys()]);
    return [...serviceIds].map((serviceId) => {
      const last = reported?.of(serviceId);
      return {
        serviceId,
        reported: last?.data ?? {},
        desired: desired.get(serviceId) ?? {},
        ...(last && { time: last.time }),
      };
    });
  }

  forget(deviceId: string): void {
    this.#reported.delete(deviceId);
    this.#budget.hold(deviceId, 0);
    if (this.#desired.delete(deviceId)) this.#store?.delete(kind, deviceId);
  }

  clear(): void {
    for (const deviceId of [...this.#reported.keys(), ...this.#desired.keys()]) this.forget(deviceId);
  }
}
