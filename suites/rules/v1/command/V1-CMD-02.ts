import { followStrays } from '../../folds/follow-strays.ts';
import { mergeJudges } from '../../merge-judges.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CMD-02',
  level: 'MUST',
  sentence: 'answers each delivered command once',
  source: 'ref 5',
  shownIn: ['commands'],
  needs: ['commands'],
  judge: ({ exercised, broken, follow }) =>
    mergeJudges(
      { 'command-answered': exercised },
      follow(followStrays, {
        again: ({ response, evidence }) =>
          broken({
            message: `It answered the command with mid ${response.v1?.mid} again.`,
            expected: 'one deviceRsp for each command',
            actual: 'a second one',
            evidence,
          }),
      }),
    ),
});
