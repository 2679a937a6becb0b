import { followStrays } from './follow-strays.ts';
import { mergeJudges } from './merge-judges.ts';
import { defineRule, type Entry } from './rule.ts';

export default defineRule({
  id: 'V1-CMD-07',
  level: 'MUST',
  sentence: "answers within the platform's wait",
  source: 'ref 5',
  needs: ['commands'],
  judge({ exercised, broken }) {
    const sent = new Map<unknown, Entry<'command-sent'>>();
    return mergeJudges(
      {
        'command-sent': (entry) => void sent.set(entry.mid, entry),
        'command-answered': exercised,
      },
      followStrays({
        late({ response, evidence }) {
          exercised();
          const command = sent.get(Number(response.mid));
          const tookMs = response.at - (command?.at ?? response.at);
          return broken({
            message: `It answered the command with mid ${response.mid} too late.`,
            expected: `an answer within ${command?.waitMs} ms`,
            actual: `an answer after ${Math.round(tookMs)} ms`,
            evidence,
          });
        },
      }),
    );
  },
});
