import { failuresWhen } from '../../folds/answers-when.ts';
import { mergeJudges } from '../../merge-judges.ts';
import { defineRule } from '../../rule.ts';

/** Only an answer to a command near the declared size tells that the device keeps its word. */
const near = 0.75;

export default defineRule({
  id: 'V1-CMD-16',
  level: 'MUST',
  sentence: 'takes commands up to the size that it declares (1 KB if it declares none)',
  source: 'ref 9',
  shownIn: ['commands'],
  needs: ['commands', 'json'],
  judge(bench) {
    let maxCommandBytes = 1024;
    const lengths = new Map<string, number>();
    return mergeJudges(
      {
        'device-declared'(entry) {
          maxCommandBytes = entry.maxCommandBytes;
        },
        'command-sent': ({ key, payload }) => void lengths.set(key, payload.length),
        'command-answered'({ key, fit }) {
          const length = lengths.get(key) ?? 0;
          lengths.delete(key);
          if (fit === 'valid' && length > maxCommandBytes * near && length <= maxCommandBytes) bench.exercised();
        },
      },
      failuresWhen('size', 'long')(bench),
    );
  },
});
