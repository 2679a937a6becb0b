import { diagnoseEventTime, parseEventTime } from '../../../../mock-platform/protocol/times.ts';
import type { SentTime, TimeForms } from '../../judges/report/time-forms.ts';
import { reportedServices } from './reported-services.ts';

const none: readonly SentTime[] = [];

/** The times of a `deviceReq`. */
export const eventTimes: TimeForms = {
  timesOf({ value }) {
    const services = reportedServices(value);
    if (services.length === 0) return none;
    return services.flatMap(({ path, eventTime }) =>
      eventTime === undefined || eventTime === null ? [] : [{ path: `${path}.eventTime`, sent: eventTime }],
    );
  },
  reads: (text) => parseEventTime(text).ok,
  expected: "yyyyMMdd'T'HHmmss'Z', such as 20161219T114920Z",
  looksLike: (text, now) => diagnoseEventTime(text, now).nearMiss,
  diagnose: diagnoseEventTime,
};
