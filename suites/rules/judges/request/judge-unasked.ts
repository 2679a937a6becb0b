import { followStrays } from '../../folds/follow-strays.ts';
import type { Requests } from '../../folds/requests.ts';
import { mergeJudges } from '../../merge-judges.ts';
import type { Rule } from '../../rule.ts';
import { responseWords } from './stray-words.ts';

/** Does a device answer only what waits for an answer? */
export function judgeUnasked({ word, has }: Requests): Rule['judge'] {
  return ({ exercised, broken, follow }) =>
    mergeJudges(
      {
        'command-answered'(entry) {
          if (has(entry) && entry.otherwise !== 'key') exercised();
        },
      },
      follow(followStrays, {
        unknown({ response, evidence }) {
          if (!has(response)) return undefined;
          exercised();
          return broken({
            message: `It answered a ${word} that it did not get.`,
            expected: `answers to ${word}s that wait for one`,
            actual: responseWords(response),
            evidence,
          });
        },
      }),
    );
}
