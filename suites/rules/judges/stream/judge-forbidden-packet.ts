import { judgeSurvival } from '../../folds/judge-survival.ts';
import type { Requests } from '../../folds/requests.ts';
import { mergeJudges } from '../../merge-judges.ts';
import type { Entry, Rule } from '../../rule.ts';

/** Does a device close its connection after bytes that MQTT forbids, and come back? */
export function judgeForbiddenPacket(requests: Requests): Rule['judge'] {
  return (bench) => {
    let forbidden: Entry<'bytes-sent'> | undefined;
    const sent = new Map<string, Entry<'command-sent'>>();
    let isLost = false;
    /** A device that was never seen to come back may not do so after any loss: that is for SESSION-02. */
    let comesBack = false;
    return mergeJudges(judgeSurvival('forbidden-packet', { requests, staysAwayAnyhow: () => !comesBack })(bench), {
      'device-started'() {
        isLost = false;
      },
      'connection-closed'() {
        isLost = true;
      },
      'device-online'() {
        comesBack ||= isLost;
      },
      'bytes-sent'(entry) {
        forbidden = entry;
      },
      'command-sent': (entry) => void sent.set(entry.key, entry),
      'command-answered'(entry) {
        const command = sent.get(entry.key);
        sent.delete(entry.key);
        if (!forbidden || command?.connection !== forbidden.connection || command.seq < forbidden.seq) return;
        bench.broken({
          message: `It went on as if nothing had happened after bytes that MQTT forbids (${forbidden.fault}).`,
          expected: 'that it closes the connection',
          actual: 'it answered the next command on the same connection',
          evidence: [forbidden, command, entry],
        });
        forbidden = undefined;
      },
    });
  };
}
