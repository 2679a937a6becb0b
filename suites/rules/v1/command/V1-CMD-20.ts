import { afterBarrier } from '../../folds/after-barrier.ts';
import { followStrays } from '../../folds/follow-strays.ts';
import { mergeJudges } from '../../merge-judges.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CMD-20',
  level: 'SHOULD',
  sentence: 'does not report success for a malformed command: it ignores it, or answers with a non-zero errcode',
  source: 'ref 4.2, 4.3',
  shownIn: ['malformed'],
  needs: ['commands', 'json'],
  judge: ({ exercised, broken, follow }) =>
    mergeJudges(
      afterBarrier(
        ({ type, ...entry }) => type === 'probe-sent' && 'kind' in entry && entry.kind === 'malformed',
        exercised,
      ),
      follow(followStrays, {
        malformed: ({ response: { v1 }, probe, evidence }) =>
          broken({
            message: `It answered a malformed command as if it had carried it out (${probe?.flaw}).`,
            expected: 'no answer, or one with a non-zero errcode',
            actual: v1?.mid === undefined ? 'success, without mid' : `success, for mid ${JSON.stringify(v1.mid)}`,
            evidence,
          }),
      }),
    ),
});
