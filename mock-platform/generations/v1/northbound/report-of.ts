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
  return servicesIn(value).flatMap((entry: unknown) => {
    if (!isObject(entry) || typeof entry.serviceId !== 'string') return [];
    const data = entry.serviceData ?? entry.data;
    if (!isObject(data)) return [];
    return [{ serviceId: entry.serviceId, data, time: timeOf(entry.eventTime) ?? now }];
  });
}

function timeOf(eventTime: unknown): number | undefined {
  const read = typeof eventTime === 'string' ? parseEventTime(eventTime) : undefined;
  return read?.ok ? read.value : undefined;
}
