import { mergeJudges } from '../merge-judges.ts';
import type { Rule } from '../rule.ts';
import { type About, answersAfter } from './answers-when.ts';
import { severalFlaws } from './flaw-of.ts';
import { followHarm } from './follow-harm.ts';
import { type Upset, upsetBy } from './outstanding-upsets.ts';
import { allRequests, type Requests } from './requests.ts';

interface Survival {
  /** Whether nothing can be concluded from a device that stays away, as it may do after every loss. */
  readonly staysAwayAnyhow?: () => boolean;
  /** Those that it is to answer afterwards. */
  readonly requests?: Requests;
  readonly isAbout?: About;
  /** A device that ends later than this has not ended for it, milliseconds. */
  readonly withinMs?: number;
  /** Whether it is asked nothing, so that only what was said can be why it hung up: it may stay away for longer before that shows. */
  readonly isAskedNothing?: () => boolean;
}

/**
 * The judge of a rule that says: the device survives this. It may close the connection, but then it comes back; it does
 * not end, and it answers the next valid command. Of several things that may have done the harm, the first is suspected.
 */
export function judgeSurvival(
  upset: Upset,
  {
    staysAwayAnyhow = () => false,
    requests = allRequests,
    isAbout = () => true,
    withinMs = Number.POSITIVE_INFINITY,
    isAskedNothing = () => false,
  }: Survival = {},
): Rule['judge'] {
  return (bench) =>
    mergeJudges(
      answersAfter(requests, upset, isAbout)(bench),
      bench.follow(followHarm, {
        harmed({ harms, did, actual, evidence }) {
          const [first] = harms;
          if (!first || upsetBy(first) !== upset || !isAbout(first, harms)) return undefined;
          if (did === 'stayed away' && staysAwayAnyhow()) return undefined;
          const shown =
            evidence.findLast(({ type }) => !isAskedNothing() || type === 'connection-closed') ?? evidence.at(-1);
          if ((shown?.at ?? 0) - (harms.at(-1)?.at ?? 0) > withinMs) return undefined;
          const what = severalFlaws(harms);
          bench.exercised();
          return bench.broken({
            message:
              did === 'ended'
                ? `It ended after ${what}.`
                : `It lost its connection and did not come back after ${what}.`,
            expected: expectations[upset],
            actual,
            evidence,
          });
        },
      }),
    );
}

const expectations: Readonly<Record<Upset, string>> = {
  malformed: 'that it ignores or refuses it, and answers the next valid command',
  oversized: 'that it stays connected or comes back, and answers the next command',
  'forbidden-packet': 'that it closes the connection and comes back',
  message: 'that it goes on, and answers the next request',
  event: 'that it ignores what it does not know, and answers the next request',
};
