import { assembled, closedAfterNonsense, longOnesPassedOver } from '../../mendings/stream.ts';
import type { ProseOfArea } from '../../prose.ts';

export const stream: ProseOfArea = {
  'V2-STREAM-01': {
    why: 'The network delivers bytes, in pieces of any size. The long topics of this generation make packets long: they come in two pieces more often than the short ones of a test.',
    look: 'A loop that takes one `recv` for one packet, or that expects topic and payload to be in the buffer as soon as the header is.',
    mend: assembled,
  },
  'V2-STREAM-02': {
    why: 'Right after CONNACK come messages that waited, and requests: several packets in one read. A reader that looks at the first one only loses the others.',
    look: 'A buffer that is emptied after each packet, AT firmware that gives out one `+MQTTRECV` for each read. A queue with room for fewer answers than packets came: then V2-CMD-12 is broken, too, and `commandsInFlight` declares it.',
    mend: assembled,
  },
  'V2-STREAM-03': {
    why: 'The platform sends up to 256 KB. A device need not take that much, but it must find the next packet behind it.',
    look: 'A fixed buffer for topic and payload together: the topic alone has about 120 characters here. A copy without a look at the length.',
    mend: longOnesPassedOver,
  },
  'V2-STREAM-04': {
    why: 'After bytes that are no MQTT, nobody knows where a packet begins. A device that goes on reads requests that nobody has sent.',
    look: 'A reader that skips byte by byte until something fits, a watchdog that is fed while the reader hangs.',
    mend: closedAfterNonsense,
  },
};
