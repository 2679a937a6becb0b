import type { ProseOfArea } from '../../prose.ts';
import { ofRequests } from '../../prose-of-requests.ts';
import { answering, atOnce, keptApart } from '../mendings/answering.ts';
import { anyQos, byTopic, byWholeId, guarded, onlyOnce, parsed, roomFor } from '../mendings/reading.ts';
import { refusing } from '../mendings/refusing.ts';

export const command: ProseOfArea = {
  'V2-CMD-01': {
    why: "The application's call waits for the answer, 20 s at most. Without one it ends with an error (IOTDA.014111), and nobody knows whether the command was carried out.",
    look: 'A branch that returns without answering (an unknown command, a busy device, an exception), an answer on a topic of its own making, a `request_id` that is looked for in the message: it stands in the topic and nowhere else.',
    mend: answering,
  },
  'V2-CMD-02': {
    why: 'The second answer matches nothing and is dropped. It costs traffic, and shows that two parts of the program think that they are in charge.',
    look: 'An SDK that answers by itself beside a program that answers, too; an answer on receipt **and** on completion; a handler registered again after each reconnect.',
    mend: answering,
  },
  'V2-CMD-03': {
    why: 'The platform matches answers by the `request_id` in the topic. One that it did not send, or that has its answer, is dropped.',
    look: 'A `request_id` of an earlier command left in a variable, one that was cut or changed on its way, answers stored off line and sent hours later.',
    mend: answering,
  },
  'V2-CMD-04': {
    why: 'The documented type is an integer. Digits in a string are taken by the mock; a stricter reader takes them for no code at all.',
    look: 'A code written with string functions: `"result_code":"0"`.',
    mend: answering,
  },
  'V2-CMD-05': {
    why: 'Only `result_code` says whether the command succeeded. The platform knows 0 as success and any other integer as failure; of a word or a boolean it can make nothing.',
    look: '`"OK"`, `true` or an error text in place of the number. What the words say belongs into `paras`.',
    mend: answering,
  },
  'V2-CMD-06': {
    ...ofRequests['CMD-06'],
    look: 'A free text where the model says int, names of the parameters instead of those of the response, a nested object: `paras` of an answer has one level.',
    mend: answering,
  },
  'V2-CMD-07': {
    why: "The application's call has ended by then, with an error. An answer that comes later is dropped, while the lamp is on.",
    look: 'A socket that is read only when a report is due, a slow action carried out before answering, a modem that wakes every minute. If the action takes longer, answer at once and report the result.',
    mend: atOnce,
  },
  'V2-CMD-08': {
    why: 'With silence, the call waits for its whole time. With "success", the application believes that something was done. After an update of the model, one of the two happens on every device with old firmware.',
    look: 'A `default` branch that answers 0 or nothing. Several SDKs are silent for a service that is not registered with them: register one that refuses.',
    mend: refusing,
  },
  'V2-CMD-09': {
    ...ofRequests['CMD-09'],
    look: 'Parameters used without a check of type and bounds, `atoi` on every text, a missing parameter read as 0. The platform passes on what the application sends.',
    mend: refusing,
  },
  'V2-CMD-10': {
    why: 'The platform was seen to send `paras` first and `command_name` last; documents show another order. The order of members, white space and escapes may change any day.',
    look: '`strstr`, `sscanf`, a fixed offset; a parser that reads `paras` only behind `command_name`; one without `\\u` escapes; a crash at `"paras":{}` or at a member that is new.',
    mend: parsed,
  },
  'V2-CMD-11': {
    ...ofRequests['CMD-11'],
    mend: guarded,
  },
  'V2-CMD-12': {
    why: 'Several applications send commands to one device, and property sets and gets come between them. If two requests share a variable, one of them is answered in place of the other, and one never.',
    look: 'A global `request_id`, one receive buffer that the next message overwrites, a table with room for fewer requests, "busy" as a reason to drop a command. An answer that the MQTT library refuses because its queue is full (libpaho: -12), which only a log tells. Workers that each wait for a PUBACK, while the reader waits for a worker. A device that takes fewer at a time declares `commandsInFlight`.',
    mend: keptApart,
  },
  'V2-CMD-13': {
    why: 'Request ids are random, so two in flight rarely share their first eight characters, and rarely is often enough: then one command is answered twice and the other never.',
    look: 'A table that is keyed by a part of the `request_id`, by a checksum of it, or by a number made of its digits.',
    mend: byWholeId,
  },
  'V2-CMD-14': {
    why: 'An application may well send the same command twice: "one step to the left". Each of them has its own `request_id`, and each waits for its answer.',
    look: 'A filter against duplicates that compares the content. A repetition has the same `request_id`, and DUP set.',
    mend: onlyOnce,
  },
  'V2-CMD-15': {
    ...ofRequests['CMD-15'],
    why: 'A device that subscribes to nothing gets its commands at QoS 0, one that subscribes at QoS 1 may get them at either. A device that waits for one of them misses the others.',
    mend: anyQos,
  },
  'V2-CMD-16': {
    ...ofRequests['CMD-16'],
    look: 'A receive buffer of 256 or 512 bytes that has to hold topic **and** payload: with a device id of 40 characters the topic alone takes more than 100. Make it larger, or declare the true size in `maxCommandBytes`.',
    mend: roomFor,
  },
  'V2-CMD-17': {
    ...ofRequests['CMD-17'],
    look: 'No memory of what was carried out. Remember the `request_id` of the last commands for as long as the platform waits for an answer. The packet identifier does not help: after the PUBACK it may stand for a new packet (MQTT 3.1.1, 4.3.2).',
    mend: onlyOnce,
  },
  'V2-CMD-18': {
    ...ofRequests['CMD-18'],
    mend: keptApart,
  },
  'V2-CMD-19': {
    why: 'Messages and events want no answer on these topics. One that comes matches no command, or a waiting one by accident.',
    look: 'One handler for everything that arrives, which takes what it does not know for a command; an answer to the latest `request_id` whatever came.',
    mend: byTopic,
  },
  'V2-CMD-20': {
    ...ofRequests['CMD-20'],
    look: '`result_code` initialised to 0 and never changed, missing members read as empty ones, an answer that is sent before the message is parsed, ill-formed UTF-8 that a decoder quietly replaces.',
    mend: guarded,
  },
  'V2-CMD-21': {
    why: 'The topic tells that the command is answered, so the platform takes it. What the application gets of it is nothing that it can read.',
    look: 'An empty payload as an acknowledgement, a text without quotes, the answer wrapped in an array, the end of the text left out.',
    mend: answering,
  },
  'V2-CMD-22': {
    why: '`response_name` tells the application which of the responses of the model it got. With a name that there is not, it reads the result by a wrong model, or not at all.',
    look: 'A constant of a sample that was kept (`cmdResponses`), the name of the command in place of that of the response, the name of the command before. Without the member there is nothing to get wrong.',
    mend: answering,
  },
};
