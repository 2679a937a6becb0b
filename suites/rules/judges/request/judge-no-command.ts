import { afterBarrier } from '../../folds/after-barrier.ts';
import { saidIn } from '../../folds/flaw-of.ts';
import { followStrays } from '../../folds/follow-strays.ts';
import { mergeJudges } from '../../merge-judges.ts';
import type { Rule } from '../../rule.ts';
import { responseWords } from './stray-words.ts';

/**
 * Does a device answer nothing as a command that is none?
 *
 * @param takesLife does a sign of life, too, tell that no answer comes? Where a device need not take any request
 */
export function judgeNoCommand(takesLife = false): Rule['judge'] {
  return ({ exercised, broken, follow }) =>
    mergeJudges(
      afterBarrier(
        (sent) => sent.type === 'message-sent' || (sent.type === 'probe-sent' && sent.kind === 'not-a-command'),
        exercised,
        { takesLife },
      ),
      follow(followStrays, {
        toNoCommand: ({ response, evidence, probe, said }) =>
          broken({
            message: `It answered ${said ? saidIn(said) : (probe?.flaw ?? 'a message')} as if that were a command.`,
            expected: 'no answer',
            actual: responseWords(response),
            evidence,
          }),
      }),
    );
}
