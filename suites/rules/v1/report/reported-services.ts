import { servicesIn } from '../../../../mock-platform/generations/v1/messages.ts';
import { isObject } from '../../../../mock-platform/protocol/is-object.ts';
import type { ReportedService } from '../../judges/report/report-form.ts';

const none: readonly ReportedService[] = [];

/** Of the latest report: seven rules ask one after the other, and it may have a hundred thousand services. */
let latest: { readonly message: unknown; readonly services: readonly ReportedService[] } | undefined;

/** The well-formed elements of a report's `data`; none of what is not a report. What is ill-formed is V1-REPORT-03's. */
export function reportedServices(message: unknown): readonly ReportedService[] {
  if (latest && latest.message === message) return latest.services;
  const elements = servicesIn(message);
  // Six rules ask this of every answer to a command.
  if (elements.length === 0) return none;
  const services: ReportedService[] = [];
  for (const [index, element] of elements.entries()) {
    if (!isObject(element)) continue;
    const { serviceId, serviceData, eventTime } = element;
    if (typeof serviceId !== 'string' || !isObject(serviceData)) continue;
    services.push({ path: `$.data[${index}]`, serviceId, serviceData, ...(eventTime !== undefined && { eventTime }) });
  }
  latest = { message, services };
  return services;
}
