import { followStrays } from '../../folds/follow-strays.ts';
import { familyOf, wordFor } from '../../folds/request-families.ts';
import { mergeJudges } from '../../merge-judges.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-SESSION-10',
  level: 'SHOULD',
  sentence: 'answers a request that came before its connection broke on the next one, or not at all, but never twice',
  source: 'ref2 5.1',
  needs: ['requests', 'reconnects'],
  when: 'loses its connection while a request waits for its answer',
  judge({ exercised, broken, follow }) {
    const cameOn = new Map<string, number>();
    return mergeJudges(
      {
        'command-sent': ({ key, connection }) => cameOn.set(key, connection),
        'command-answered'({ key, connection }) {
          if (connection !== (cameOn.get(key) ?? connection)) exercised();
          cameOn.delete(key);
        },
        'command-unanswered'({ key, outcome }) {
          if (outcome === 'connection-lost') exercised();
          cameOn.delete(key);
        },
      },
      follow(followStrays, {
        againAfterLoss({ response, evidence }) {
          exercised();
          return broken({
            message: `It answered the ${wordFor(familyOf(response))} with request_id ${response.key} again, after its connection had broken.`,
            expected: 'one answer, on the old connection or on the new one',
            actual: 'a second one',
            evidence,
          });
        },
      }),
    );
  },
});
