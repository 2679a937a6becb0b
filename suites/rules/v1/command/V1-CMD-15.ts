import { failuresWhen } from '../../folds/answers-when.ts';
import { mergeJudges } from '../../merge-judges.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CMD-15',
  level: 'MUST',
  sentence: 'answers commands that arrive at QoS 0 and at QoS 1',
  source: 'ref 4.2',
  shownIn: ['commands'],
  needs: ['commands'],
  judge(bench) {
    const answeredAt = new Set<0 | 1>();
    const sentAt = new Map<string, 0 | 1>();
    /** A device that subscribes at QoS 0 is sent nothing else. */
    let granted = 1;
    return mergeJudges(
      {
        subscribed({ filters }) {
          for (const filter of filters) if (filter.purpose === 'command') granted = filter.granted;
        },
        'command-sent': ({ key, qos }) => void sentAt.set(key, qos),
        'command-answered'({ key, fit }) {
          const qos = sentAt.get(key);
          sentAt.delete(key);
          if (fit !== 'valid' || qos === undefined) return;
          answeredAt.add(qos);
          if (answeredAt.size === 2 || granted === 0) bench.exercised();
        },
      },
      failuresWhen('qos')(bench),
    );
  },
});
