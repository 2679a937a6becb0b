import { servicesIn } from '../../../../mock-platform/generations/v1/messages.ts';
import { isObject } from '../../../../mock-platform/protocol/is-object.ts';
import type { ReportedService } from '../../judges/report/report-form.ts';

const none: readonly ReportedService[] = [];

/** The well-formed elements of a report's `data`; none of what is not a report. What is ill-formed is V1-REPORT-03's. */
export function reportedServices(message: unknown): readonly ReportedService[] {
  const elements = servicesIn(message);
  // Six rules ask this of every answer to a command.
  if (elements.length === 0) return none;
  return elements.flatMap((element, index) => {
    if (!isObject(element)) return [];
    const { serviceId, serviceData, eventTime } = element;
    if (typeof serviceId !== 'string' || !isObject(serviceData)) return [];
    return { path: `$.data[${index}]`, serviceId, serviceData, ...(eventTime !== undefined && { eventTime }) };
  });
}
