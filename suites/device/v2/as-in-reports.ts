import type { ReportedService } from '../device.ts';

/** The services of a report, as they stand in the `services` of generation 2. */
export function asInReports(services: readonly ReportedService[]): readonly object[] {
  return services.map(({ serviceId, serviceData }) => ({ service_id: serviceId, properties: serviceData }));
}
