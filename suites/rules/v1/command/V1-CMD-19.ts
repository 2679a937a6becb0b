import { afterBarrier } from '../../folds/after-barrier.ts';
import { followStrays } from '../../folds/follow-strays.ts';
import { mergeJudges } from '../../merge-judges.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CMD-19',
  level: 'SHOULD',
  sentence: 'does not answer messages that are not commands (`cloudRsp`, `cloudSendSecret`, its own reports)',
  source: 'ref 4.4',
  shownIn: ['malformed'],
  needs: ['commands', 'json'],
  judge: ({ exercised, broken, follow }) =>
    mergeJudges(
      afterBarrier((sent) => sent.type === 'probe-sent' && sent.kind === 'not-a-command', exercised),
      follow(followStrays, {
        toNoCommand: ({ response: { v1 }, evidence, probe }) =>
          broken({
            message: `It answered ${probe?.flaw ?? 'a message'} as if that were a command.`,
            expected: 'no answer',
            actual:
              v1?.mid === undefined ? 'a deviceRsp without mid' : `a deviceRsp with mid ${JSON.stringify(v1.mid)}`,
            evidence,
          }),
      }),
    ),
});
