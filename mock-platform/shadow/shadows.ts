import { isDeepStrictEqual } from 'node:util';
import { Budget } from '../budget.ts';
import { weigh } from '../journal/weigh.ts';
import { PlatformError } from '../platform-error.ts';
import { isWritable } from '../product-model/data-types.ts';
import type { ProductModel } from '../product-model/model.ts';
import { findService } from '../product-model/validate.ts';
import type { Store } from '../state/store.ts';
import { Reported } from './reported.ts';
import type { ServiceReport } from './service-report.ts';
import { shadowBounds } from './shadow-bounds.ts';

type Members = Readonly<Record<string, unknown>>;

/** Values of one service, and when they came. */
export interface Section {
  readonly properties: Readonly<Record<string, unknown>>;
  /** Milliseconds since the epoch; absent where there are none. */
  readonly time?: number;
}

/** What is known of one service of a device. */
export interface ServiceShadow {
  readonly serviceId: string;
  /** What the application would have it be. */
  readonly desired: Section;
  /** The latest value of each property. */
  readonly reported: Section;
  /** Counts what was desired and reported. */
  readonly version: number;
}

interface Desired {
  readonly properties: Members;
  readonly time: number;
}

interface DeviceShadow {
  readonly reported: Reported;
  readonly desired: Map<string, Desired>;
  readonly versions: Map<string, number>;
}

/** The kind of state entry under which desired values are kept. Devices report their values again. */
const kind = 'shadow';

/** What each device's services are, and what they should be. */
export class Shadows {
  readonly #store: Store | undefined;
  readonly #devices = new Map<string, DeviceShadow>();
  readonly #budget: Budget<string>;
  #desiredBytes = 0;

  constructor(store?: Store, bytes: number = shadowBounds.reported) {
    this.#store = store;
    this.#budget = new Budget(bytes, (deviceId) => this.#forgetReported(deviceId));
    for (const [deviceId, kept] of store?.entries(kind) ?? []) this.#restore(deviceId, kept as Kept);
  }

  /**
   * An older report than the last one changes nothing of what is latest, only what was not known. What the model does not know is
   * left out.
   */
  report(deviceId: string, model: ProductModel, { serviceId, data, time }: ServiceReport): void {
    const service = findService(model, serviceId);
    if (!service) return;
    const known = service.properties.filter(({ propertyName }) => Object.hasOwn(data, propertyName));
    const values = Object.fromEntries(known.map(({ propertyName }) => [propertyName, data[propertyName]]));
    const shadow = this.#use(deviceId);
    shadow.reported.report({ serviceId, data: values, time });
    count(shadow, serviceId);
    this.#budget.hold(deviceId, shadow.reported.bytes);
  }

  /**
   * Desires values of a service; those that were desired before stay, and a null takes one back.
   * @throws PlatformError when there would be too many
   */
  desire(deviceId: string, serviceId: string, properties: Members, time: number): void {
    const shadow = this.#use(deviceId);
    const merged = { ...shadow.desired.get(serviceId)?.properties, ...properties };
    const kept = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
    const before = weighDesired(shadow);
    const after = before + weigh(kept) + weigh(serviceId) - weighOne(shadow, serviceId);
    if (after > shadowBounds.desiredOfDevice || this.#desiredBytes + after - before > shadowBounds.desired) {
      throw new PlatformError(
        `The desired values of device ${deviceId} take ${after} bytes: expected at most ${shadowBounds.desiredOfDevice}, and ${shadowBounds.desired} of all devices. Take some back with null.`,
      );
    }
    this.#desiredBytes += after - before;
    shadow.desired.set(serviceId, { properties: kept, time });
    count(shadow, serviceId);
    this.#save(deviceId, shadow);
  }

  /** The services of which something is known, in the order in which it became known. */
  of(deviceId: string): ServiceShadow[] {
    const shadow = this.#devices.get(deviceId);
    if (!shadow) return [];
    return [...shadow.versions].map(([serviceId, version]) => {
      const reported = shadow.reported.of(serviceId);
      const desired = shadow.desired.get(serviceId);
      return {
        serviceId,
        desired: { properties: desired?.properties ?? {}, ...(desired && { time: desired.time }) },
        reported: { properties: reported?.data ?? {}, ...(reported && { time: reported.time }) },
        version,
      };
    });
  }

  /** What the device has still to be told: desired values that it did not report, of properties that can be set. */
  differences(deviceId: string, model: ProductModel): { readonly serviceId: string; readonly properties: Members }[] {
    return this.of(deviceId).flatMap(({ serviceId, desired, reported }) => {
      const service = findService(model, serviceId);
      const left = Object.entries(desired.properties).filter(([name, value]) => {
        const property = service?.properties.find(({ propertyName }) => propertyName === name);
        return property && isWritable(property) && !isDeepStrictEqual(value, reported.properties[name]);
      });
      return left.length === 0 ? [] : [{ serviceId, properties: Object.fromEntries(left) }];
    });
  }

  /** The device was deleted. */
  forget(deviceId: string): void {
    const shadow = this.#devices.get(deviceId);
    if (!shadow) return;
    this.#desiredBytes -= weighDesired(shadow);
    this.#devices.delete(deviceId);
    this.#budget.hold(deviceId, 0);
    this.#store?.delete(kind, deviceId);
  }

  clear(): void {
    for (const deviceId of [...this.#devices.keys()]) this.forget(deviceId);
  }

  #use(deviceId: string): DeviceShadow {
    let shadow = this.#devices.get(deviceId);
    if (!shadow) {
      shadow = { reported: new Reported(shadowBounds.reportedOfDevice), desired: new Map(), versions: new Map() };
      this.#devices.set(deviceId, shadow);
    }
    return shadow;
  }

  /** It counts on from where it was. */
  #forgetReported(deviceId: string): void {
    const shadow = this.#devices.get(deviceId);
    if (!shadow) return;
    const reported = new Reported(shadowBounds.reportedOfDevice);
    this.#devices.set(deviceId, { ...shadow, reported });
  }

  #save(deviceId: string, { desired, versions }: DeviceShadow): void {
    const kept: Kept = [...desired].map(([serviceId, one]) => ({
      serviceId,
      ...one,
      version: versions.get(serviceId) ?? 1,
    }));
    this.#store?.put(kind, deviceId, kept);
  }

  #restore(deviceId: string, kept: Kept): void {
    const shadow = this.#use(deviceId);
    for (const { serviceId, properties, time, version } of kept) {
      shadow.desired.set(serviceId, { properties, time });
      shadow.versions.set(serviceId, version);
    }
    this.#desiredBytes += weighDesired(shadow);
  }
}

/** Desired values as they outlive the process. */
type Kept = readonly (Desired & { readonly serviceId: string; readonly version: number })[];

function count({ versions }: DeviceShadow, serviceId: string): void {
  versions.set(serviceId, (versions.get(serviceId) ?? 0) + 1);
}

function weighDesired(shadow: DeviceShadow): number {
  return [...shadow.desired.keys()].reduce((sum, serviceId) => sum + weighOne(shadow, serviceId), 0);
}

function weighOne({ desired }: DeviceShadow, serviceId: string): number {
  const one = desired.get(serviceId);
  return one ? weigh(one.properties) + weigh(serviceId) : 0;
}
