import type { Entry } from '../rules/rule.ts';
import { propertyReport } from '../rules/v2/report/property-report.ts';

/** So many reports with one time may be a clock that stands still; of fewer it cannot be said. */
export const enoughToStand = 3;

/** The time that all of several reports have, where they have one; undefined where it goes on, or there are fewer of them. */
export function standingTime(entries: readonly Entry[], enough = enoughToStand): string | undefined {
  const reports = entries.flatMap((entry) => (entry.type === 'message-received' ? [timesIn(entry)] : []));
  const timed = reports.filter(({ length }) => length > 0);
  const [time, ...others] = new Set(timed.flat());
  return timed.length >= enough && others.length === 0 ? time : undefined;
}

/** Does it give another time? */
export function goesOnFrom(time: string): (entry: Entry) => boolean {
  return (entry) => entry.type === 'message-received' && timesIn(entry).some((other) => other !== time);
}

function timesIn(entry: Entry<'message-received'>): readonly string[] {
  return propertyReport
    .servicesOf(entry)
    .flatMap(({ eventTime }) => (typeof eventTime === 'string' ? [eventTime] : []));
}
