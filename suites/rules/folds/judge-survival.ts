import { mergeJudges } from '../merge-judges.ts';
import type { Rule } from '../rule.ts';
import { answersWhen } from './answers-when.ts';
import { severalFlaws } from './flaw-of.ts';
import { followHarm } from './follow-harm.ts';
import { type Upset, upsetBy } from './outstanding-upsets.ts';

/**
 * The judge of a rule that says: the device survives this. It may close the connection, but then it comes back; it does
 * not end, and it answers the next valid command. Of several things that may have done the harm, the first is suspected.
 *
 * @param staysAwayAnyhow whether nothing can be concluded from a device that stays away, as it may do after every loss
 */
export function judgeSurvival(upset: Upset, staysAwayAnyhow = () => false): Rule['judge'] {
  return (bench) =>
    mergeJudges(
      answersWhen(upset)(bench),
      bench.follow(followHarm, {
        harmed({ harms, did, actual, evidence }) {
          const [first] = harms;
          if (!first || upsetBy(first) !== upset) return undefined;
          if (did === 'stayed away' && staysAwayAnyhow()) return undefined;
          const message = did === 'ended' ? 'It ended' : 'It lost its connection and did not come back';
          bench.exercised();
          return bench.broken({
            message: `${message} after ${severalFlaws(harms)}.`,
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
};
