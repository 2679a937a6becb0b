import type { Client } from 'aedes';
import { generate } from 'mqtt-packet';
import type { Generation } from '../generations/generation.ts';
import type { SubscribePacket } from '../wire/packet.ts';
import type { Tap } from '../wire/tap.ts';
import type { Visit } from './visit.ts';

/** The return code of SUBACK for a subscription that is not taken. */
export const refusedSubscription = 0x80;

/** Takes a SUBSCRIBE, and says whether aedes is to carry it out. */
export function subscribe(
  packet: SubscribePacket,
  { tap, pending, filters: held, identity }: Visit,
  client: Client,
  generation: Pick<Generation, 'grant'>,
): 'pass' | 'swallow' {
  pending.request(packet);
  const granted = packet.filters.map(({ filter, qos }) => {
    const grants = identity && generation.grant ? generation.grant(filter, qos, identity) : qos;
    return grants !== refusedSubscription && held.take(filter) ? grants : refusedSubscription;
  });
  if (isForAedes(packet, granted)) return 'pass';
  subscribePastAedes(packet, granted, client, tap);
  return 'swallow';
}

/**
 * aedes would send one return code for two equal filters, and MQTT asks for two (MQTT-3.8.4-5); it has no bound for their
 * number, and with many of them other devices would not get a turn. It grants what is asked for.
 */
function isForAedes({ filters }: SubscribePacket, granted: readonly number[]): boolean {
  return (
    filters.every(({ qos }, index) => granted[index] === qos) &&
    new Set(filters.map(({ filter }) => filter)).size === filters.length
  );
}

/** Carries out a SUBSCRIBE, and answers it with what is granted. */
function subscribePastAedes(
  { packetId, filters }: SubscribePacket,
  granted: readonly number[],
  client: Client,
  tap: Tap,
): void {
  const answer = () => {
    if (!tap.destroyed) tap.send(generate({ cmd: 'suback', messageId: packetId, granted: [...granted] }));
  };
  const subscriptions = filters
    .map(({ filter }, index) => ({ topic: filter, qos: granted[index] as 0 | 1 | 2 }))
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
