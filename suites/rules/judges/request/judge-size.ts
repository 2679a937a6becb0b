import { requestFailuresWhen } from '../../folds/answers-when.ts';
import type { Requests } from '../../folds/requests.ts';
import { mergeJudges } from '../../merge-judges.ts';
import type { Rule } from '../../rule.ts';

/** Only an answer to a request near the declared size tells that the device keeps its word. */
const near = 0.75;

/** Does a device take requests up to the size that it declares? */
export function judgeSize(requests: Requests): Rule['judge'] {
  return (bench) => {
    let maxCommandBytes = 1024;
    const lengths = new Map<string, number>();
    return mergeJudges(
      {
        'device-declared'(entry) {
          maxCommandBytes = entry.maxCommandBytes;
        },
        'command-sent'(entry) {
          if (requests.has(entry)) lengths.set(entry.key, entry.payload.length);
        },
        'command-answered'({ key, fit }) {
          const length = lengths.get(key) ?? 0;
          lengths.delete(key);
          if (fit === 'valid' && length > maxCommandBytes * near && length <= maxCommandBytes) bench.exercised();
        },
      },
      requestFailuresWhen(requests, 'size', 'long')(bench),
    );
  };
}
