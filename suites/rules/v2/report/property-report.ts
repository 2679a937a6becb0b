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

/** The well-formed elements of `services`, in a report or in the answer to a property get. */
export function servicesIn(message: unknown): ReportedService[] {
  const elements = isObject(message) && Array.isArray(message.services) ? message.services : [];
  return elements.flatMap((element: unknown, index) => {
    if (!isObject(element)) return [];
    const { service_id: serviceId, properties: serviceData, event_time: eventTime } = element;
    if (typeof serviceId !== 'string' || !isObject(serviceData)) return [];
    return { path: `$.services[${index}]`, serviceId, serviceData, ...(eventTime !== undefined && { eventTime }) };
  });
}
