import { afterBarrier } from '../folds/after-barrier.ts';
import type { About } from '../folds/answers-when.ts';
import { judgeSurvival } from '../folds/judge-survival.ts';
import { anyRequests } from '../folds/requests.ts';
import { mergeJudges } from '../merge-judges.ts';
import type { Entry, Rule } from '../rule.ts';

/** A device that ends later has another reason. */
const withinMs = 10_000;

/**
 * Does the device survive what the platform says without wanting an answer? It answers the next request, or goes on living if
 * it takes none.
 *
 * @param isCase whether a message is one that the rule is about, as far as can be told by then
 */
export function survivesSaid(
  upset: 'message' | 'event',
  isAbout: About,
  isCase: (said: Entry<'message-sent'>) => boolean,
): Rule['judge'] {
  return ({ exercised, ...bench }) => {
    let isAskedNothing = false;
    return mergeJudges(
      {
        'device-declared'({ commands, sets, gets }) {
          isAskedNothing = !commands && sets === false && gets === false;
        },
      },
      afterBarrier((sent) => sent.type === 'message-sent' && isCase(sent), exercised, { takesLife: true }),
      judgeSurvival(upset, { requests: anyRequests, isAbout, withinMs, isAskedNothing: () => isAskedNothing })({
        ...bench,
        exercised: () => {},
      }),
    );
  };
}
