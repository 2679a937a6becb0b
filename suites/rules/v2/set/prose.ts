import type { ProseOfArea } from '../../prose.ts';
import { atOnce, keptApart, setting } from '../mendings/answering.ts';
import { anyQos, guarded, onlyOnce, parsed, roomFor } from '../mendings/reading.ts';
import { refusingSets } from '../mendings/refusing.ts';

export const set: ProseOfArea = {
  'V2-SET-01': {
    why: "The application's call waits for the answer, 20 s at most, and ends with an error without one. The wanted value then stays in the shadow, and nobody knows whether the device has it.",
    look: 'A handler for commands only; the new value reported in place of the answer; an answer on `commands/response`, or without the `request_id` of the topic.',
    mend: setting,
  },
  'V2-SET-02': {
    why: 'A set has one answer, however many services it names. What comes after the first one matches nothing.',
    look: 'An answer inside the loop over the services, or over the properties; an SDK that answers by itself beside a program that does, too.',
    mend: setting,
  },
  'V2-SET-03': {
    why: 'An answer under an id that is not waiting for it is dropped. Where it is the id of a command, that command still waits.',
    look: 'One variable for the `request_id` of all that comes, ids that were cut, answers kept over a reconnect and sent hours later.',
    mend: setting,
  },
  'V2-SET-04': {
    why: 'Only `result_code` says whether the values were set. The platform knows 0 as success and any other integer as failure.',
    look: '`true`, `"success"` or an error text in place of the number. Words belong into `result_desc`.',
    mend: setting,
  },
  'V2-SET-05': {
    why: 'The platform takes the set as answered, whatever the answer is. The application gets of it only what can be read.',
    look: 'Digits in a string, an empty payload as an acknowledgement, a text without quotes.',
    mend: setting,
  },
  'V2-SET-06': {
    why: "The application's call has ended by then. It tells its user that the device failed, while the device has the value.",
    look: 'Writing to flash before the answer, a socket that is read only when a report is due, a restart to take the value over.',
    mend: atOnce,
  },
  'V2-SET-07': {
    why: 'An application that sets what there is not should learn that. With success it waits for an effect that never comes; with silence it waits for its whole time.',
    look: 'A loop that passes over services it does not know and leaves the code at 0, as several SDKs do.',
    mend: refusingSets,
  },
  'V2-SET-08': {
    why: 'After an update of the model, old firmware is told of properties that it does not have. If it says success, the new function seems to be there.',
    look: 'Members that are looked for by name, one after the other, so that others are never seen.',
    mend: refusingSets,
  },
  'V2-SET-09': {
    why: 'A value outside the model can do damage. One that is quietly limited, or a sensor that seems to have been set, gives the application a wrong picture.',
    look: 'Values stored as they come, a text where the model says int, a property without `W` in its access that can be overwritten.',
    mend: refusingSets,
  },
  'V2-SET-10': {
    why: 'The application was told that the value is set. If the device shows another one, the shadow and the device differ for ever, or until somebody goes there.',
    look: 'Gets answered from a table of defaults; a copy that is refreshed one step late; a value kept in memory only, and lost with the connection; a set of one property that resets the others.',
    mend: setting,
  },
  'V2-SET-11': {
    why: 'One set may name several services and several properties. A device that carries out the first of them says success for all.',
    look: '`services[0]`, the first member of `properties`, a `break` or `return` inside the loop.',
    mend: setting,
  },
  'V2-SET-13': {
    why: "The order of members, white space and escapes are the sender's choice, and change with a release of the platform.",
    look: '`strstr`, `sscanf`, a fixed offset; a check that refuses members that are new; a parser without `\\u` escapes.',
    mend: parsed,
  },
  'V2-SET-14': {
    why: 'One day the device will get nonsense. If it then crashes, or never reads a set again, a person must go there.',
    look: 'A list that is taken for granted: `services` missing, an object, a text; a NULL that is used; a state "busy" that is never left.',
    mend: guarded,
  },
  'V2-SET-15': {
    why: 'What could not be read was not set. Success for it leaves the application with a wrong picture of the device.',
    look: '`result_code` initialised to 0 and never changed; a missing `services` read as an empty list; an answer that is sent before the message is parsed.',
    mend: guarded,
  },
  'V2-SET-16': {
    why: 'Sets, gets and commands come at the same time, from several applications. If two of them share a variable, one is answered in place of the other.',
    look: 'One `request_id` for all families, one receive buffer that the next message overwrites, "busy" as a reason to drop a request. An answer that the MQTT library refuses because its queue is full (libpaho: -12), which only a log tells. Workers that each wait for a PUBACK, while the reader waits for a worker. A device that takes fewer at a time declares `commandsInFlight`.',
    mend: keptApart,
  },
  'V2-SET-17': {
    why: 'A device that subscribes to nothing gets its sets at QoS 0, one that subscribes at QoS 1 may get them at either.',
    look: 'A hand-written reader that expects a packet identifier in every PUBLISH, or a filter on the QoS in the handler of `properties/set`.',
    mend: anyQos,
  },
  'V2-SET-18': {
    why: 'A set of many properties is long. One that does not fit the buffer is lost, or is cut and misread.',
    look: 'A receive buffer of 256 or 512 bytes for topic **and** payload. Make it larger, or declare the true size in `maxCommandBytes`.',
    mend: roomFor,
  },
  'V2-SET-19': {
    why: 'If a PUBACK is lost, the same set comes again, with DUP. To set a value twice does no harm; to answer twice costs traffic and matches nothing.',
    look: 'No memory of the latest `request_id`s. Keep them for the 20 s that the platform waits.',
    mend: onlyOnce,
  },
};
