import { answersWhen } from '../../folds/answers-when.ts';
import { mergeJudges } from '../../merge-judges.ts';
import { defineRule, type Entry } from '../../rule.ts';

/** A device that subscribes has done so after this long on line. */
const patienceMs = 2000;

interface Return {
  readonly online: Entry<'device-online'>;
  subscribed: boolean;
  /** Takes the accusation back. */
  pardon?: () => void;
}

export default defineRule({
  id: 'V1-SESSION-03',
  level: 'MUST',
  sentence: 'subscribes again after it came back, and answers commands again',
  source: 'ref 3',
  shownIn: ['cut'],
  needs: ['commands', 'reconnects'],
  judge(bench) {
    let subscribedBefore = false;
    let current: Return | undefined;
    const resumed = new Set<number>();

    const look = (entry: Entry<'stage-ended' | 'device-stopping'>) => {
      if (!current || current.subscribed || current.pardon || !subscribedBefore) return;
      const { online } = current;
      if (entry.at - online.at < patienceMs) return;
      bench.exercised();
      current.pardon = bench.broken({
        message: 'It came back and did not subscribe to its command topic again.',
        expected: 'a SUBSCRIBE on each connection whose session is new',
        actual: `none within ${Math.round(entry.at - online.at)} ms`,
        evidence: [online, entry],
      });
    };

    return mergeJudges(answersWhen('reconnected')(bench), {
      'packet-sent'({ connection, packet }) {
        // The platform kept the session, and its subscriptions with it.
        if (packet.type === 'CONNACK' && packet.sessionPresent) resumed.add(connection);
      },
      'device-online'(entry) {
        subscribedBefore ||= current?.subscribed === true;
        current = { online: entry, subscribed: resumed.has(entry.connection) };
      },
      subscribed({ connection, filters }) {
        if (current?.online.connection !== connection) return;
        if (!filters.some(({ purpose }) => purpose === 'command')) return;
        current.subscribed = true;
        current.pardon?.();
      },
      'connection-closed'({ connection }) {
        if (current?.online.connection !== connection) return;
        subscribedBefore ||= current.subscribed;
        current = undefined;
      },
      'device-started'() {
        subscribedBefore = false;
        current = undefined;
      },
      'stage-ended'(entry) {
        if (entry.complete && entry.stage !== 'take-over') look(entry);
      },
      'device-stopping': look,
    });
  },
});
