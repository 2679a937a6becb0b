import type { Rule } from '../../rule.ts';
import type { TimeForms } from './time-forms.ts';

/** Are times written in a form that the platform reads? */
export function judgeTimeForm({ timesOf, reads, expected, looksLike }: TimeForms): Rule['judge'] {
  return ({ exercised, broken }) => ({
    'message-received'(entry) {
      for (const { path, sent } of timesOf(entry)) {
        exercised();
        if (typeof sent === 'string' && reads(sent)) continue;
        const nearMiss = looksLike(typeof sent === 'string' ? sent : JSON.stringify(sent), entry.wall);
        broken({
          message: `It wrote ${path} in a form that the platform does not read.`,
          expected,
          actual: JSON.stringify(sent),
          ...(nearMiss !== undefined && { nearMiss }),
          evidence: [entry],
        });
      }
    },
  });
}
