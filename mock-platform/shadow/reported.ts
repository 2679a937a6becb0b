import { weigh } from '../journal/weigh.ts';
import type { ServiceReport } from './service-report.ts';

interface Property {
  readonly service: Service;
  readonly name: string;
  readonly value: unknown;
  readonly size: number;
}

interface Service {
  readonly properties: Map<string, Property>;
  time: number;
}

/** About how many bytes a property takes apart from its name and value, and a service. */
const ofProperty = 200;
const ofService = 300;

/**
 * The latest values of one device's properties. What a report costs depends on the report alone, whatever is known already; where
 * there is too much, the properties go that were reported longest ago, and services without any.
 */
export class Reported {
  readonly #most: number;
  readonly #services = new Map<string, Service>();
  readonly #serviceIds = new Map<Service, string>();
  /** In the order of their last reports. */
  readonly #properties = new Set<Property>();
  #bytes = 0;

  /** @param bytes what it may keep */
  constructor(bytes: number) {
    this.#most = bytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get serviceIds(): Iterable<string> {
    return this.#services.keys();
  }

  of(serviceId: string): Pick<ServiceReport, 'data' | 'time'> | undefined {
    const service = this.#services.get(serviceId);
    if (!service) return undefined;
    const data = Object.fromEntries([...service.properties.values()].map(({ name, value }) => [name, value]));
    return { data, time: service.time };
  }

  report({ serviceId, data, time }: ServiceReport): void {
    const service = this.#serviceOf(serviceId, time);
    const isNews = time >= service.time;
    if (isNews) service.time = time;
    for (const name of Object.keys(data)) {
      const known = service.properties.get(name);
      if (known && !isNews) continue;
      if (known) {
        this.#properties.delete(known);
        this.#bytes -= known.size;
      }
      const property: Property = {
        service,
        name,
        value: data[name],
        size: ofProperty + weigh(name) + weigh(data[name]),
      };
      service.properties.set(name, property);
      this.#properties.add(property);
      this.#bytes += property.size;
    }
    for (const oldest of this.#properties) {
      if (this.#bytes <= this.#most) break;
      this.#remove(oldest);
      if (oldest.service.properties.size === 0 && oldest.service !== service) this.#removeService(oldest.service);
    }
    // Services without properties come in reports, too.
    for (const [oldest] of this.#serviceIds) {
      if (this.#bytes <= this.#most || oldest === service) break;
      if (oldest.properties.size === 0) this.#removeService(oldest);
    }
  }

  #serviceOf(serviceId: string, time: number): Service {
    let service = this.#services.get(serviceId);
    if (!service) {
      service = { properties: new Map(), time };
      this.#services.set(serviceId, service);
      this.#serviceIds.set(service, serviceId);
      this.#bytes += ofService + weigh(serviceId);
    }
    return service;
  }

  #remove(property: Property): void {
    this.#properties.delete(property);
    property.service.properties.delete(property.name);
    this.#bytes -= property.size;
  }

  #removeService(service: Service): void {
    const serviceId = this.#serviceIds.get(service);
    if (serviceId === undefined) return;
    this.#serviceIds.delete(service);
    this.#services.delete(serviceId);
    this.#bytes -= ofService + weigh(serviceId);
  }
}
