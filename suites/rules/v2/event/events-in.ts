import { isObject } from '../../../../mock-platform/protocol/is-object.ts';
import type { Entry } from '../../rule.ts';
import { isOn } from '../answer-forms.ts';

/** One event of an envelope, as far as it has its form. */
export interface SentEvent {
  /** JSON path of it, such as `$.services[0]`. */
  readonly path: string;
  readonly serviceId: string;
  readonly type: string;
  /** As sent, with any type; absent when missing. */
  readonly paras: unknown;
  readonly eventTime: unknown;
}

export const isEvent = isOn('events/up');

/** The events that a device sent, with a service and a type each. What is ill-formed is V2-EVENT-01's. */
export function eventsIn(entry: Entry<'message-received'>): SentEvent[] {
  if (!isEvent(entry) || !isObject(entry.value) || !Array.isArray(entry.value.services)) return [];
  return entry.value.services.flatMap((element: unknown, index) => {
    if (!isObject(element)) return [];
    const { service_id: serviceId, event_type: type, paras, event_time: eventTime } = element;
    if (typeof serviceId !== 'string' || typeof type !== 'string') return [];
    return { path: `$.services[${index}]`, serviceId, type, paras, eventTime };
  });
}
