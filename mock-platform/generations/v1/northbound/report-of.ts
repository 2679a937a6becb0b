import type { MessageReceived } from '../../../journal/events.ts';
import { isObject } from '../../../protocol/is-object.ts';
import { parseEventTime } from '../../../protocol/times.ts';
import type { ServiceReport } from '../../../shadow/service-report.ts';
import { servicesIn } from '../messages.ts';

/**
 * The services of a report, as the platform takes them: no comparison with the model, members `serviceData` or `data`,
 * and without entries that have no service id or no data (ref 4.1, 11.12). Empty if it is not a report.
 */
export function reportOf({ value }: MessageReceived, now: number): ServiceReport[] {
  const reports: ServiceReport[] = [];
  for (const entry of servicesIn(value)) {
    if (!isObject(entry) || typeof entry.serviceId !== 'string') continue;
    const data = entry.serviceData ?? entry.data;
    if (isObject(data)) reports.push({ serviceId: entry.serviceId, data, time: timeOf(entry.eventTime) ?? now });
  }
  return reports;
}

function timeOf(eventTime: unknown): number | undefined {
  const read = typeof eventTime === 'string' ? parseEventTime(eventTime) : undefined;
  return read?.ok ? read.value : undefined;
}
