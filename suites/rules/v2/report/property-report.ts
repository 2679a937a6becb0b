import { isObject } from '../../../../mock-platform/protocol/is-object.ts';
import type { ReportedService, ReportForm } from '../../judges/report/report-form.ts';

const names = {
  list: 'services',
  serviceId: 'service_id',
  serviceData: 'properties',
  eventTime: 'event_time',
} as const;

/** What `properties/report` says. */
export const propertyReport: ReportForm = {
  names,
  values: { milliseconds: true },
  servicesOf: ({ kind, v2, value: own }, value = own) =>
    kind === 'report' && v2?.channel === 'properties/report' ? servicesIn(value) : [],
};

/** Of the latest message: several rules ask one after the other, and it may have very many services. */
let latest: { readonly message: unknown; readonly services: readonly ReportedService[] } | undefined;

/** The well-formed elements of `services`, in a report or in the answer to a property get. */
export function servicesIn(message: unknown): readonly ReportedService[] {
  if (latest && latest.message === message) return latest.services;
  if (!isObject(message) || !Array.isArray(message.services)) return [];
  const services: ReportedService[] = [];
  for (const [index, element] of message.services.entries()) {
    if (!isObject(element)) continue;
    const { service_id: serviceId, properties: serviceData, event_time: eventTime } = element;
    if (typeof serviceId !== 'string' || !isObject(serviceData)) continue;
    const path = `$.services[${index}]`;
    services.push({ path, serviceId, serviceData, ...(eventTime !== undefined && { eventTime }) });
  }
  latest = { message, services };
  return services;
}
