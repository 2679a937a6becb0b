import { followStrays } from '../../folds/follow-strays.ts';
import type { Requests } from '../../folds/requests.ts';
import type { Stray } from '../../folds/stray.ts';
import { mergeJudges } from '../../merge-judges.ts';
import type { Rule } from '../../rule.ts';
import { keyOf, responseNoun } from './stray-words.ts';

/**
 * Does a device answer each request once?
 *
 * @param afterLoss also a request whose connection was lost? Otherwise that is for another rule
 */
export function judgeAnsweredOnce({ word, has }: Requests, { afterLoss = false } = {}): Rule['judge'] {
  return ({ exercised, broken, follow }) => {
    const again = ({ response, evidence }: Stray) => {
      if (!has(response)) return undefined;
      const { name, key } = keyOf(response);
      return broken({
        message: `It answered the ${word} with ${name} ${key} again.`,
        expected: `one ${responseNoun(response)} for each ${word}`,
        actual: 'a second one',
        evidence,
      });
    };
    return mergeJudges(
      {
        'command-answered'(entry) {
          if (has(entry)) exercised();
        },
      },
      follow(followStrays, { again, ...(afterLoss && { againAfterLoss: again }) }),
    );
  };
}
