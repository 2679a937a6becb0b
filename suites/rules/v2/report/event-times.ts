import {
  diagnoseEventTime,
  parseEventTime,
  parseMillisecondTime,
  parseTimeLeniently,
} from '../../../../mock-platform/protocol/times.ts';
import type { TimeForms } from '../../judges/report/time-forms.ts';
import { isNothing } from '../is-nothing.ts';
import { servicesIn } from './property-report.ts';

/** What an `event_time` of generation 2 may look like, and what it means. */
export const timeForms: Omit<TimeForms, 'timesOf'> = {
  reads: (text) => parseEventTime(text).ok || parseMillisecondTime(text).ok,
  expected: "yyyyMMdd'T'HHmmss'Z' or yyyy-MM-dd'T'HH:mm:ss.SSS'Z', such as 20161219T114920Z",
  looksLike(text, now) {
    if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text)) return 'without its milliseconds';
    if (/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d+)?Z?$/.test(text)) return 'a space for the T';
    return diagnoseEventTime(text, now).nearMiss;
  },
  diagnose: (text, now, slackMs) => diagnoseEventTime(text, now, slackMs, parseTimeLeniently),
};

/** Those of reports, and of the answers to property gets. */
export const eventTimes: TimeForms = {
  ...timeForms,
  timesOf({ v2, value }) {
    const isThere = v2?.channel === 'properties/report' || v2?.channel === 'properties/get/response';
    return servicesIn(isThere ? value : undefined).flatMap(({ path, eventTime }) =>
      isNothing(eventTime) ? [] : [{ path: `${path}.event_time`, sent: eventTime }],
    );
  },
};
