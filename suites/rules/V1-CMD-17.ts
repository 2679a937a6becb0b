import { afterBarrier } from './after-barrier.ts';
import { followStrays } from './follow-strays.ts';
import { mergeJudges } from './merge-judges.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'V1-CMD-17',
  level: 'SHOULD',
  sentence: 'does not carry out a redelivered (DUP) command twice, and answers it once',
  source: 'MQTT 3.1.1, 4.3.2',
  needs: ['commands'],
  when: 'takes commands at QoS 1',
  judge: ({ exercised, broken, follow }) =>
    mergeJudges(
      afterBarrier(({ type }) => type === 'command-redelivered', exercised),
      follow(followStrays, {
        redelivered: ({ response, evidence }) =>
          broken({
            message: `It answered the command with mid ${response.mid} twice when it was delivered twice.`,
            expected: 'one answer, or the same packet with DUP',
            actual: 'a second answer',
            evidence,
          }),
      }),
    ),
});
