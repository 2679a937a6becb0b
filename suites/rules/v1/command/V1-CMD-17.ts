import { afterBarrier } from '../../folds/after-barrier.ts';
import { followStrays } from '../../folds/follow-strays.ts';
import { mergeJudges } from '../../merge-judges.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CMD-17',
  level: 'SHOULD',
  sentence:
    'does not carry out a redelivered (DUP) command twice, which it knows by its `mid` and content, and answers it once',
  source: 'ref 5',
  shownIn: ['redelivery'],
  needs: ['commands'],
  when: 'takes commands at QoS 1',
  judge: ({ exercised, broken, follow }) =>
    mergeJudges(
      afterBarrier(({ type }) => type === 'command-redelivered', exercised),
      follow(followStrays, {
        redelivered: ({ response, evidence }) =>
          broken({
            message: `It answered the command with mid ${response.v1?.mid} twice when it was delivered twice.`,
            expected: 'one answer to the same `mid` with the same content, or the same packet with DUP',
            actual: 'a second answer',
            evidence,
          }),
      }),
    ),
});
