import { dialectOf } from '../../../../mock-platform/generations/dialect-of.ts';
import { afterBarrier } from '../../folds/after-barrier.ts';
import { followStrays } from '../../folds/follow-strays.ts';
import type { Requests } from '../../folds/requests.ts';
import { mergeJudges } from '../../merge-judges.ts';
import type { Entry, Rule } from '../../rule.ts';

/**
 * Does a device say no success to something malformed?
 *
 * @param code what a response says of success
 */
export function judgeFalseSuccess({ word, has }: Requests, code: string): Rule['judge'] {
  return ({ exercised, broken, follow }) =>
    mergeJudges(
      afterBarrier((sent) => sent.type === 'probe-sent' && sent.kind === 'malformed' && has(sent), exercised),
      follow(followStrays, {
        malformed({ response, probe, evidence }) {
          if (!has(response)) return undefined;
          return broken({
            message: `It answered a malformed ${word} as if it had carried it out (${probe?.flaw}).`,
            expected: `no answer, or one with a non-zero ${code}`,
            actual: successWords(response),
            evidence,
          });
        },
      }),
    );
}

function successWords(response: Entry<'response-unmatched'>): string {
  const { keyName, sentKey } = dialectOf(response);
  const sent = sentKey(response);
  return sent === undefined ? `success, without ${keyName}` : `success, for ${keyName} ${JSON.stringify(sent)}`;
}
