import type { Published } from '../../journal/events.ts';
import type { MisplacedAnswer } from '../dialect.ts';
import { explainTopic } from './explain-topic.ts';
import { meantBy } from './meant-topic.ts';
import type { V2Channel } from './own.ts';
import { saysResponse } from './says-response.ts';

/** Uplink topics on which answers are misplaced. Events have codes of their own, and what answers a request has a topic for it. */
const strange: ReadonlySet<V2Channel> = new Set(['properties/report', 'messages/up', 'user']);

/** What was published where the platform looks for no answers, and can only be meant as one. */
export function misplacedAnswer({ topic, purpose, v2, payload, deviceId }: Published): MisplacedAnswer | undefined {
  if (purpose === 'data') return v2 && strange.has(v2.channel) && saysResponse(payload) ? {} : undefined;
  const meant = meantBy(topic);
  if (meant?.is !== 'answer' && !saysResponse(payload)) return undefined;
  const nearMiss = explainTopic(topic, { deviceId });
  return {
    ...(meant?.family !== undefined && { family: meant.family }),
    ...(nearMiss !== undefined && { nearMiss }),
  };
}
