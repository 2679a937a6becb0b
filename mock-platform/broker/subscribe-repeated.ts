import type { Client } from 'aedes';
import { generate } from 'mqtt-packet';
import type { SubscribePacket } from '../wire/packet.ts';
import type { Tap } from '../wire/tap.ts';

/** Does a filter stand in the SUBSCRIBE more than once? */
export function repeatsFilter({ filters }: SubscribePacket): boolean {
  return new Set(filters.map(({ filter }) => filter)).size < filters.length;
}

/** Carries out a SUBSCRIBE that repeats a filter: aedes would send one return code for the two, and MQTT asks for two (MQTT-3.8.4-5). */
export function subscribeRepeated({ packetId, filters }: SubscribePacket, client: Client, tap: Tap): void {
  const granted = filters.map(({ qos }) => qos);
  const subscriptions = filters.map(({ filter, qos }) => ({ topic: filter, qos: qos as 0 | 1 | 2 }));
  const subscribe = () => {
    client.subscribe(subscriptions, (error) => {
      if (error) tap.close(error.message);
      else if (!tap.destroyed) tap.send(generate({ cmd: 'suback', messageId: packetId, granted }));
    });
  };
  if (client.connected) subscribe();
  else client.once('connected', subscribe);
}
