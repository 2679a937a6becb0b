import type { ProseOfArea } from '../../prose.ts';
import { aLog, anEvent, knownEvents } from '../mendings/saying.ts';

export const event: ProseOfArea = {
  'V2-EVENT-01': {
    why: 'The platform finds out of `service_id` and `event_type` what an event is about. Without them it can do nothing with it, and says nothing either.',
    look: 'The members of one event without the list around them, `serviceId` or `eventType` in camelCase, a payload that was cut off.',
    mend: anEvent,
  },
  'V2-EVENT-02': {
    why: '`paras` holds what the event says, and is documented as mandatory. A text or a list in its place cannot be read by name.',
    look: 'JSON that was made a string before it was put in, `null` where there is nothing to say: `{}` is right.',
    mend: anEvent,
  },
  'V2-EVENT-03': {
    why: 'Only the services that the platform knows are passed on to the function that they are for. All others are dropped without a word.',
    look: 'The `$` left out, or eaten by a shell or a template; a service of the product model: its values belong into a report.',
    mend: anEvent,
  },
  'V2-EVENT-04': {
    why: 'Each type has a direction. A device that sends what only the platform sends gets no answer.',
    look: 'The name of the question in place of that of the answer (`version_query` for `version_report`), types of another service.',
    mend: anEvent,
  },
  'V2-EVENT-05': {
    why: 'A time that cannot be read is replaced by that of arrival. Local time that says `Z` is believed, and is wrong by hours.',
    look: '`strftime` on `localtime`, ISO 8601 without milliseconds, a blank for the `T`, a clock that was never set.',
    mend: anEvent,
  },
  'V2-EVENT-06': {
    why: 'An event belongs to the device that it names. One that names a stranger is refused, or counted for the wrong device.',
    look: 'An id copied from a sample, a node_id in place of the device id, `-1` or a placeholder where none is needed.',
    mend: anEvent,
  },
  'V2-EVENT-07': {
    why: 'New services and types of events appear with each release of the platform, and go to all devices. One that stops at the first that it does not know stops everywhere on the same day.',
    look: '`services[0]` without a look at how many there are, a `switch` whose `default` branch fails, members of `paras` that are used before it is known which event it is.',
    mend: knownEvents,
  },
  'V2-EVENT-11': {
    why: 'The platform shows these versions beside the device, and compares them as texts.',
    look: 'A version as a number (`1.10` becomes 1.1), an object with parts of it.',
    mend: anEvent,
  },
  'V2-EVENT-12': {
    why: 'The log of the platform sorts by four types. One of another type, or without a text, is lost just when somebody looks for a fault.',
    look: 'Levels such as `INFO` in place of the type, an object as `content`, a whole log file in one report.',
    mend: aLog,
  },
};
