import { isObject } from '../../../../mock-platform/protocol/is-object.ts';
import { judgeOneObject } from '../../judges/report/judge-one-object.ts';
import { type ServicesForm, servicesFault } from '../../judges/report/services-fault.ts';
import { mergeJudges } from '../../merge-judges.ts';
import type { Rule } from '../../rule.ts';
import { isEvent } from './events-in.ts';

const form: ServicesForm = {
  list: 'services',
  members: { service_id: 'string', event_type: 'string' },
  otherNames: {
    services: ['service', 'events', 'data'],
    service_id: ['service', 'service_name', 'id'],
    event_type: ['event', 'type', 'event_name'],
  },
};

/** Is an event one JSON object with a list of what happened? */
export const judgeEventForm: Rule['judge'] = (bench) =>
  mergeJudges(
    judgeOneObject({
      isMeant: isEvent,
      looksLike: ({ payload }) => (payload.length === 0 ? 'an empty payload' : undefined),
    })(bench),
    {
      'message-received'(entry) {
        if (!isEvent(entry) || !isObject(entry.value)) return;
        const fault = servicesFault(entry.value, form);
        if (fault) bench.broken({ message: 'Its event does not have the form of one.', ...fault, evidence: [entry] });
      },
    },
  );
