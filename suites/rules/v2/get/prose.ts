import type { ProseOfArea } from '../../prose.ts';
import { atOnce, keptApart, showing } from '../mendings/answering.ts';
import { anyQos, guarded, onlyOnce, parsed } from '../mendings/reading.ts';

export const get: ProseOfArea = {
  'V2-GET-01': {
    why: 'The application asks for the values as they are now, and waits for 20 s at most. Without an answer it gets an error, and knows only what was reported last.',
    look: 'A handler for commands only; the values reported in place of an answer; a get that is dropped while a command is carried out.',
    mend: showing,
  },
  'V2-GET-02': {
    why: 'The first answer ends the question. A second one matches nothing.',
    look: 'One answer for each service; an answer that is sent again when the value changes; an SDK and a program that both answer.',
    mend: showing,
  },
  'V2-GET-03': {
    why: 'Values that nobody asked for belong into a report. On the topic of answers they are dropped.',
    look: 'A `request_id` that is kept and used for every change of the value; one of a command.',
    mend: showing,
  },
  'V2-GET-04': {
    why: "The application's call has ended by then, and the answer is dropped.",
    look: 'A slow sensor that is read before the answer: answer with the latest value. A modem that wakes every minute.',
    mend: atOnce,
  },
  'V2-GET-05': {
    why: 'Applications look for the values in `services`, as in a report. A single entry without the list, or values without `properties`, are found by none of them.',
    look: 'The list left out where there is one service only, as some SDKs do; `properties` left out as a level.',
    mend: showing,
  },
  'V2-GET-06': {
    why: 'Whoever asks for the state of the lamp and gets that of the battery draws wrong conclusions, or none.',
    look: '`service_id` of the question not read; the first service, or that of the question before; a list that is not emptied between two answers.',
    mend: showing,
  },
  'V2-GET-07': {
    why: 'Without `service_id` the whole device is asked. What is missing in the answer seems not to be there.',
    look: 'A `service_id` that is taken for granted, and NULL where it is missing; one answer built for one service.',
    mend: showing,
  },
  'V2-GET-08': {
    why: 'Applications read the values by the types and bounds of the model. Others are lost, or break the program that reads them.',
    look: 'Values as texts, names of variables in place of those of the model, a sensor without a value that is sent as -1.',
    mend: showing,
  },
  'V2-GET-09': {
    why: 'An application with a newer model asks for a service that an old device does not have. "No services" tells it so at once; silence costs it 20 s, and values of other services mislead it.',
    look: 'A `default` branch that answers with everything, an SDK that refuses to send an empty list, a handler that returns when it finds no service.',
    mend: showing,
  },
  'V2-GET-10': {
    why: 'The smallest question is `{}`: all services. Other members, another order and white space may come any day.',
    look: 'A crash at a missing `service_id`, `strstr` or `sscanf`, a check that refuses members that are new.',
    mend: parsed,
  },
  'V2-GET-11': {
    why: 'A question that cannot be read has no answer. The next one has.',
    look: 'A NULL from the parser that is used, an empty payload that is taken for the end of something, an exception that ends the receiving thread.',
    mend: guarded,
  },
  'V2-GET-12': {
    why: 'Several applications ask at once, while commands come in between. If two questions share a variable, one of them is answered twice and the other never.',
    look: 'A global `request_id`, a question that is dropped while another one is answered. An answer that the MQTT library refuses because its queue is full (libpaho: -12), which only a log tells. Workers that each wait for a PUBACK, while the reader waits for a worker. A device that takes fewer at a time declares `commandsInFlight`.',
    mend: keptApart,
  },
  'V2-GET-13': {
    why: 'Two applications ask for two services at the same time. If each gets what the other asked for, both show wrong values, and no id tells them.',
    look: 'The service that was asked for kept in a variable outside of the handler; answers built by a worker that reads the latest question.',
    mend: keptApart,
  },
  'V2-GET-14': {
    why: 'A device that subscribes to nothing is asked at QoS 0, one that subscribes at QoS 1 may be asked at either.',
    look: 'A hand-written reader that expects a packet identifier in every PUBLISH, or a filter on the QoS in the handler of `properties/get`.',
    mend: anyQos,
  },
  'V2-GET-15': {
    why: 'If a PUBACK is lost, the same question comes again, with DUP. Its second answer matches nothing.',
    look: 'No memory of the ids that were answered in the last 20 s.',
    mend: onlyOnce,
  },
};
