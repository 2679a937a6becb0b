import { isObject } from '../../protocol/is-object.ts';
import { parseEventTime, parseMillisecondTime } from '../../protocol/times.ts';
import type { ServiceReport } from '../../shadow/service-report.ts';
import { servicesIn } from './read-content.ts';

/** What a report tells of the state of each service. A time that is missing or cannot be read is the platform's, `now`. */
export function reportsIn(value: unknown, now: number): ServiceReport[] {
  return servicesIn(value).flatMap(({ serviceId, serviceData: data, eventTime }) =>
    typeof serviceId === 'string' && isObject(data) ? [{ serviceId, data, time: timeOf(eventTime) ?? now }] : [],
  );
}

function timeOf(eventTime: unknown): number | undefined {
  if (typeof eventTime !== 'string') return undefined;
  const read = parseEventTime(eventTime);
  const time = read.ok ? read : parseMillisecondTime(eventTime);
  return time.ok ? time.value : undefined;
}
