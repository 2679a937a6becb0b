import { dialectOf } from '../../../../mock-platform/generations/dialect-of.ts';
import type { Stamp } from '../../../../mock-platform/journal/events.ts';
import { followStrays } from '../../folds/follow-strays.ts';
import type { Requests } from '../../folds/requests.ts';
import { mergeJudges } from '../../merge-judges.ts';
import type { Entry, Rule } from '../../rule.ts';
import { keyOf } from './stray-words.ts';

/** A late answer: one that nothing waited for any more, or that was waited for beyond its time. */
interface Late {
  readonly response: Entry<'response-unmatched' | 'command-answered'>;
  readonly command: Entry<'command-sent'> | undefined;
  readonly key: { readonly name: string; readonly key: unknown };
  readonly evidence: readonly Stamp[];
}

/**
 * Does a device answer within the platform's wait? One that sleeps answers late all that came meanwhile: that is told of the family
 * of the request at which it fell asleep, and not of the others.
 */
export function judgeInTime({ word, has }: Requests): Rule['judge'] {
  return ({ exercised, broken, follow }) => {
    /** The latest late answer of another family: sequence numbers of its request, and of itself. */
    let sleep: { readonly from: number; readonly until: number } | undefined;
    const slept = (seq: number | undefined) =>
      seq !== undefined && sleep !== undefined && seq >= sleep.from && seq <= sleep.until;
    const sent = new Map<string, Entry<'command-sent'>>();
    const placeOf = ({ deviceId, key }: Entry<'command-sent' | 'command-answered' | 'command-unanswered'>) =>
      JSON.stringify([deviceId, key]);

    const late = ({ response, command, key: { name, key }, evidence }: Late) => {
      if (!has(command ?? response)) {
        if (command && !slept(command.seq)) sleep = { from: command.seq, until: response.seq };
        return undefined;
      }
      if (slept(command?.seq)) return undefined;
      exercised();
      const tookMs = response.at - (command?.at ?? response.at);
      return broken({
        message: `It answered the ${word} with ${name} ${key} too late.`,
        expected: `an answer within ${Math.round(command?.waitMs ?? 0)} ms`,
        actual: `an answer after ${Math.round(tookMs)} ms`,
        evidence,
      });
    };
    return mergeJudges(
      {
        'command-sent': (entry) => void sent.set(placeOf(entry), entry),
        'command-unanswered': (entry) => void sent.delete(placeOf(entry)),
        'command-answered'(entry) {
          const command = sent.get(placeOf(entry));
          sent.delete(placeOf(entry));
          if (entry.late) {
            const key = { name: dialectOf(entry).keyName, key: entry.key };
            late({ response: entry, command, key, evidence: command ? [command, entry] : [entry] });
          } else if (has(entry)) exercised();
        },
      },
      follow(followStrays, {
        late: ({ response, command, evidence }) => late({ response, command, key: keyOf(response), evidence }),
      }),
    );
  };
}
