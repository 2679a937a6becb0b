import { afterBarrier } from '../../folds/after-barrier.ts';
import { followStrays } from '../../folds/follow-strays.ts';
import type { Requests } from '../../folds/requests.ts';
import { mergeJudges } from '../../merge-judges.ts';
import type { Rule } from '../../rule.ts';
import { keyOf } from './stray-words.ts';

/** Does a device answer a request once that was delivered twice? */
export function judgeRedelivered({ word, has }: Requests): Rule['judge'] {
  return ({ exercised, broken, follow }) =>
    mergeJudges(
      afterBarrier((sent) => sent.type === 'command-redelivered' && has(sent), exercised),
      follow(followStrays, {
        redelivered({ response, evidence }) {
          if (!has(response)) return undefined;
          const { name, key } = keyOf(response);
          return broken({
            message: `It answered the ${word} with ${name} ${key} twice when it was delivered twice.`,
            expected: `one answer to the same \`${name}\` with the same content, or the same packet with DUP`,
            actual: 'a second answer',
            evidence,
          });
        },
      }),
    );
}
