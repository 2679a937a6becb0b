import { followStrays } from '../../folds/follow-strays.ts';
import type { Requests } from '../../folds/requests.ts';
import { mergeJudges } from '../../merge-judges.ts';
import type { Rule } from '../../rule.ts';
import { keyOf } from './stray-words.ts';

/** Does a device answer within the platform's wait? */
export function judgeInTime({ word, has }: Requests): Rule['judge'] {
  return ({ exercised, broken, follow }) =>
    mergeJudges(
      {
        'command-answered'(entry) {
          if (has(entry)) exercised();
        },
      },
      follow(followStrays, {
        late({ response, command, evidence }) {
          if (!has(response)) return undefined;
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
}
