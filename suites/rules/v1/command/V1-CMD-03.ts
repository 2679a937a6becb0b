import { followStrays } from '../../folds/follow-strays.ts';
import { mergeJudges } from '../../merge-judges.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CMD-03',
  level: 'MUST',
  sentence: 'never answers a `mid` that is not waiting for an answer',
  source: 'ref 5',
  shownIn: ['commands'],
  needs: ['commands'],
  judge: ({ exercised, broken, follow }) =>
    mergeJudges(
      { 'command-answered': exercised },
      follow(followStrays, {
        unknown({ response, evidence }) {
          exercised();
          const mid = response.v1?.mid;
          return broken({
            message: 'It answered a command that it did not get.',
            expected: 'answers to commands that wait for one',
            actual: mid === undefined ? 'a deviceRsp without mid' : `a deviceRsp with mid ${JSON.stringify(mid)}`,
            evidence,
          });
        },
      }),
    ),
});
