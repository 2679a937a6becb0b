import { followStrays } from '../../folds/follow-strays.ts';
import type { Requests } from '../../folds/requests.ts';
import { mergeJudges } from '../../merge-judges.ts';
import type { Rule } from '../../rule.ts';
import { keyOf } from './stray-words.ts';

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
    return mergeJudges(
      {
        'command-answered'(entry) {
          if (has(entry)) exercised();
        },
      },
      follow(followStrays, {
        late({ response, command, evidence }) {
          if (!has(command ?? response)) {
            if (command && !slept(command.seq)) sleep = { from: command.seq, until: response.seq };
            return undefined;
          }
          if (slept(command?.seq)) return undefined;
          exercised();
          const { name, key } = keyOf(response);
          const tookMs = response.at - (command?.at ?? response.at);
          return broken({
            message: `It answered the ${word} with ${name} ${key} too late.`,
            expected: `an answer within ${Math.round(command?.waitMs ?? 0)} ms`,
            actual: `an answer after ${Math.round(tookMs)} ms`,
            evidence,
          });
        },
      }),
    );
  };
}
