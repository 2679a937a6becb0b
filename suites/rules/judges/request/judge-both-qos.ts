import { requestFailuresWhen } from '../../folds/answers-when.ts';
import type { Requests } from '../../folds/requests.ts';
import { mergeJudges } from '../../merge-judges.ts';
import type { Entry, Rule } from '../../rule.ts';

type Filter = Entry<'subscribed'>['filters'][number];

interface Granted {
  /** The highest QoS at which a device is sent requests that has subscribed to none of them. */
  readonly withoutSubscription: 0 | 1;
  readonly isTheirs: (filter: Filter) => boolean;
}

/** Does a device take requests at QoS 0 and at QoS 1? One that is sent nothing else shows it at QoS 0. */
export function judgeBothQos(requests: Requests, { withoutSubscription, isTheirs }: Granted): Rule['judge'] {
  return (bench) => {
    const answeredAt = new Set<0 | 1>();
    const sentAt = new Map<string, 0 | 1>();
    let granted: number = withoutSubscription;
    return mergeJudges(
      {
        subscribed({ filters }) {
          for (const filter of filters) if (isTheirs(filter)) granted = filter.granted;
        },
        'command-sent'(entry) {
          if (requests.has(entry)) sentAt.set(entry.key, entry.qos);
        },
        'command-answered'({ key, fit }) {
          const qos = sentAt.get(key);
          sentAt.delete(key);
          if (fit !== 'valid' || qos === undefined) return;
          answeredAt.add(qos);
          if (answeredAt.size === 2 || granted === 0) bench.exercised();
        },
      },
      requestFailuresWhen(requests, 'qos')(bench),
    );
  };
}
