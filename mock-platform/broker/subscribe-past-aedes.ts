import type { Client } from 'aedes';
import { generate } from 'mqtt-packet';
import type { SubscribePacket } from '../wire/packet.ts';
import type { Tap } from '../wire/tap.ts';
import type { Filters } from './filters.ts';

/** The return code of SUBACK for a subscription that is not taken. */
export const refusedSubscription = 0x80;

/** What is granted to each filter of a SUBSCRIBE: its QoS, or a refusal where there is no room for it. */
export function grantsOf({ filters }: SubscribePacket, held: Filters): number[] {
  return filters.map(({ filter, qos }) => (held.take(filter) ? qos : refusedSubscription));
}

/**
 * aedes would send one return code for two equal filters, and MQTT asks for two (MQTT-3.8.4-5); it has no bound for their
 * number, and with many of them other devices would not get a turn.
 */
export function isForAedes({ filters }: SubscribePacket, granted: readonly number[]): boolean {
  return !granted.includes(refusedSubscription) && new Set(filters.map(({ filter }) => filter)).size === filters.length;
}

/** Carries out a SUBSCRIBE, and answers it with what is granted. */
export function subscribePastAedes(
  { packetId, filters }: SubscribePacket,
  granted: readonly number[],
  client: Client,
  tap: Tap,
): void {
  const answer = () => {
    if (!tap.destroyed) tap.send(generate({ cmd: 'suback', messageId: packetId, granted: [...granted] }));
  };
  const subscriptions = filters
    .map(({ filter, qos }) => ({ topic: filter, qos: qos as 0 | 1 | 2 }))
    .filter((_, index) => granted[index] !== refusedSubscription);
  const subscribe = () => {
    if (subscriptions.length === 0) return answer();
    client.subscribe(subscriptions, (error) => {
      if (error) tap.close(error.message);
      else answer();
    });
  };
  if (client.connected) subscribe();
  else client.once('connected', subscribe);
}
