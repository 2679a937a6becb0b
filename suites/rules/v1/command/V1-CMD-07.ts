import { followStrays } from '../../folds/follow-strays.ts';
import { mergeJudges } from '../../merge-judges.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CMD-07',
  level: 'MUST',
  sentence: "answers within the platform's wait",
  source: 'ref 5',
  shownIn: ['commands'],
  needs: ['commands'],
  judge: ({ exercised, broken, follow }) =>
    mergeJudges(
      { 'command-answered': exercised },
      follow(followStrays, {
        late({ response, command, evidence }) {
          exercised();
          const tookMs = response.at - (command?.at ?? response.at);
          return broken({
            message: `It answered the command with mid ${response.v1?.mid} too late.`,
            expected: `an answer within ${Math.round(command?.waitMs ?? 0)} ms`,
            actual: `an answer after ${Math.round(tookMs)} ms`,
            evidence,
          });
        },
      }),
    ),
});
