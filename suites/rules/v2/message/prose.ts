import type { ProseOfArea } from '../../prose.ts';
import { anyBytes, manyAtOnce, ofItself } from '../mendings/saying.ts';

export const message: ProseOfArea = {
  'V2-MSG-01': {
    why: 'A message is whatever an application sends: a text, a picture, nothing at all. The platform passes it on. A device that expects more of it can be stopped by any application that may write to it.',
    look: 'JSON taken for granted, an index into an empty payload, a text function on bytes without a NUL at their end, an exception in the handler that ends the receiving thread.',
    mend: anyBytes,
  },
  'V2-MSG-04': {
    why: 'A message belongs to the device that it names. The platform drops one that names a stranger.',
    look: "An id copied from a sample, a node_id in place of the device's own id, the id that the device had before it was replaced.",
    mend: ofItself,
  },
  'V2-MSG-06': {
    why: 'For a device that is off line the platform keeps up to 20 messages. They come all at once, right after CONNACK, when the device is busy with itself. What is lost then is often not a message but the command behind them.',
    look: 'A queue with room for eight that overwrites the handler of requests, memory that is taken for each message and runs out, a blocking action for each of them.',
    mend: manyAtOnce,
  },
};
