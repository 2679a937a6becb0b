import type { TimeForms } from '../../judges/report/time-forms.ts';
import { isNothing } from '../is-nothing.ts';
import { timeForms } from '../report/event-times.ts';
import { eventsIn } from './events-in.ts';

/** The times in events. */
export const eventTimes: TimeForms = {
  ...timeForms,
  expected: "yyyyMMdd'T'HHmmss'Z', such as 20161219T114920Z",
  timesOf: (entry) =>
    eventsIn(entry).flatMap(({ path, eventTime }) =>
      isNothing(eventTime) ? [] : [{ path: `${path}.event_time`, sent: eventTime }],
    ),
};
