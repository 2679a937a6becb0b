import type { V2Channel } from '../../../mock-platform/generations/v2/own.ts';
import { answeredOn } from '../../../mock-platform/generations/v2/topics.ts';
import { familyOf } from '../folds/request-families.ts';
import { mergeJudges } from '../merge-judges.ts';
import type { Rule } from '../rule.ts';
import { AnswerMessages } from './answer-messages.ts';

/**
 * The same judge of the messages on a channel for answers: it sees those, too, that came on another one, or on a topic that lacks the request
 * id, and were taken for what they are meant to be, as if they had come there.
 */
export function readAsMeant(channel: V2Channel, judge: Rule['judge']): Rule['judge'] {
  return (bench) => {
    const handlers = judge(bench);
    const messages = new AnswerMessages();
    return mergeJudges(handlers, messages.handlers, {
      'command-answered'(entry) {
        const message = messages.of(entry);
        const isElsewhere = entry.otherwise === 'form' && message?.v2?.channel !== channel;
        if (!message?.v2 || !(isElsewhere || messages.isKeyless(entry))) return;
        if (answeredOn(channel) === familyOf(entry)) {
          handlers['message-received']?.({ ...message, v2: { ...message.v2, channel } });
        }
      },
    });
  };
}
