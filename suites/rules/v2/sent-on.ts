import type { V2Channel } from '../../../mock-platform/generations/v2/own.ts';
import type { Entry } from '../rule.ts';

/** How requests of a channel reach a device: at QoS 0 unless it has subscribed to them at QoS 1. */
export function sentOn(channel: V2Channel) {
  return {
    withoutSubscription: 0,
    isTheirs: ({ v2 }: Entry<'subscribed'>['filters'][number]) => v2?.channel === channel,
  } as const;
}
