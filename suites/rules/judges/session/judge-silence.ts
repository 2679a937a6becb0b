import { howItEnded } from '../../how-it-ended.ts';
import type { Entry, Rule } from '../../rule.ts';

/** Does a device notice that nothing comes back any more? */
export const judgeSilence: Rule['judge'] = ({ exercised, broken }) => {
  let keepAlive = 0;
  let began: Entry<'stage-began'> | undefined;
  const accuse = (actual: string, entry: Entry) => {
    if (!began) return;
    exercised();
    const message = 'It did not notice that nothing came back on its connection.';
    const expected = `a new connection, after a keep-alive of ${keepAlive} s without PINGRESP`;
    broken({ message, expected, actual, evidence: [began, entry] });
    began = undefined;
  };
  return {
    'packet-received'({ packet }) {
      if (packet.type === 'CONNECT') keepAlive = packet.keepAlive;
    },
    'stage-began'(entry) {
      if (entry.stage === 'silent' && keepAlive > 0) began = entry;
    },
    'connection-opened'() {
      if (!began) return;
      exercised();
      began = undefined;
    },
    'device-exited'(entry) {
      const since = began && { at: began.at, what: 'the silence began' };
      if (!entry.asked) accuse(`it ${howItEnded(entry, since)}`, entry);
      began = undefined;
    },
    'stage-ended'(entry) {
      if (entry.stage !== 'silent') return;
      // A PINGREQ is due after one keep-alive, and its answer is missed after another.
      if (entry.complete && entry.waitedMs >= keepAlive * 2000)
        accuse(`none within ${Math.round(entry.waitedMs)} ms`, entry);
      began = undefined;
    },
  };
};
