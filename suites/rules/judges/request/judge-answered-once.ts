import { followStrays } from '../../folds/follow-strays.ts';
import type { Requests } from '../../folds/requests.ts';
import { mergeJudges } from '../../merge-judges.ts';
import type { Rule } from '../../rule.ts';
import { namedKey, responseNoun } from './stray-words.ts';

/** Does a device answer each request once? */
export function judgeAnsweredOnce({ word, has }: Requests): Rule['judge'] {
  return ({ exercised, broken, follow }) =>
    mergeJudges(
      {
        'command-answered'(entry) {
          if (has(entry)) exercised();
        },
      },
      follow(followStrays, {
        again({ response, evidence }) {
          if (!has(response)) return undefined;
          return broken({
            message: `It answered the ${word} with ${namedKey(response)} again.`,
            expected: `one ${responseNoun(response)} for each ${word}`,
            actual: 'a second one',
            evidence,
          });
        },
      }),
    );
}
