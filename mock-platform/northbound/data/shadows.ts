import type { Store } from '../../state/store.ts';
import type { ServiceReport } from './report-of.ts';

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

/** The kind under which desired properties are kept. What devices report comes anew. */
const kind = 'desired';

/** The latest state of every device's services. */
export class Shadows {
  readonly #store: Store | undefined;
  readonly #reported = new Map<string, Map<string, ServiceReport>>();
  readonly #desired = new Map<string, ReadonlyMap<string, Members>>();

  constructor(store?: Store) {
    this.#store = store;
    for (const [deviceId, desired] of store?.entries(kind) ?? []) {
      this.#desired.set(deviceId, new Map(Object.entries(desired as Record<string, Members>)));
    }
  }

  /** An older report than the last one changes nothing of what is latest, only what was not known. */
  report(deviceId: string, report: ServiceReport): void {
    const services = this.#reported.get(deviceId) ?? new Map<string, ServiceReport>();
    this.#reported.set(deviceId, services);
    const before = services.get(report.serviceId);
    const isNews = before === undefined || report.time >= before.time;
    const data = isNews ? { ...before?.data, ...report.data } : { ...report.data, ...before.data };
    services.set(report.serviceId, { ...report, data, time: isNews ? report.time : before.time });
  }

  desire(deviceId: string, serviceId: string, desired: Members): void {
    const services = new Map(this.#desired.get(deviceId)).set(serviceId, desired);
    this.#desired.set(deviceId, services);
    this.#store?.put(kind, deviceId, Object.fromEntries(services));
  }

  /** The services of which something is known, in the order in which it became known. */
  of(deviceId: string): ServiceShadow[] {
    const reported = this.#reported.get(deviceId) ?? new Map<string, ServiceReport>();
    const desired = this.#desired.get(deviceId) ?? new Map<string, Members>();
    const serviceIds = new Set([...reported.keys(), ...desired.keys()]);
    return [...serviceIds].map((serviceId) => {
      const last = reported.get(serviceId);
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
    if (this.#desired.delete(deviceId)) this.#store?.delete(kind, deviceId);
  }

  clear(): void {
    this.#reported.clear();
    for (const deviceId of [...this.#desired.keys()]) this.forget(deviceId);
  }
}
