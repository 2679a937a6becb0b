import type { MessageReceived } from '../../../journal/events.ts';
import { isObject } from '../../../protocol/is-object.ts';
import { parseEventTime } from '../../../protocol/times.ts';

/** What one service reported. */
export interface ServiceReport {
  readonly serviceId: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Milliseconds since the epoch: the device's, or where that is absent or cannot be read, the platform's. */
  readonly time: number;
}

/**
 * The services of a report, as the platform takes them: no comparison with the model, members `serviceData` or `data`,
 * and without entries that have no service id or no data (ref 4.1, 11.12). Empty if it is not a report.
 */
export function reportOf({ value }: MessageReceived, now: number): ServiceReport[] {
  if (!isObject(value) || value.msgType !== 'deviceReq' || !Array.isArray(value.data)) return [];
  return value.data.flatMap((entry: unknown) => {
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
