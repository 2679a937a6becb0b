import type { V2Channel } from '../../../mock-platform/generations/v2/own.ts';
import { answeredOn } from '../../../mock-platform/generations/v2/topics.ts';
import { familyOf } from '../folds/request-families.ts';
import { mergeJudges } from '../merge-judges.ts';
import type { Entry, Rule } from '../rule.ts';

/**
 * The same judge of the messages on a channel for answers: it sees those, too, that came on another one and were taken for what they are meant
 * to be, as if they had come there.
 */
export function readAsMeant(channel: V2Channel, judge: Rule['judge']): Rule['judge'] {
  return (bench) => {
    const handlers = judge(bench);
    const latest = new Map<number, Entry<'message-received'>>();
    return mergeJudges(handlers, {
      'message-received': (entry) => void latest.set(entry.connection, entry),
      'connection-closed': ({ connection }) => void latest.delete(connection),
      'command-answered'(entry) {
        const message = latest.get(entry.connection);
        const isElsewhere = entry.otherwise === 'form' && message?.v2 && message.v2.channel !== channel;
        if (!isElsewhere || answeredOn(channel) !== familyOf(entry)) return;
        handlers['message-received']?.({ ...message, v2: { ...message.v2, channel } });
      },
    });
  };
}
