import type { Subscription } from '../generations/generation.ts';
import type { MqttPacket, SubscribePacket } from '../wire/packet.ts';
import { refusedSubscription } from './subscribe-past-aedes.ts';

type Granted = Pick<Subscription, 'filter' | 'granted'>;

/** What a connection will be subscribed to when the packet that says so has left, so that no message of the platform overtakes it. */
export class PendingSubscriptions {
  readonly #requested = new Map<number, SubscribePacket['filters']>();
  #resumed: Granted[] = [];

  /** A SUBSCRIBE has not been answered yet. */
  get waits(): boolean {
    return this.#requested.size > 0;
  }

  /** A SUBSCRIBE arrived. */
  request({ packetId, filters }: SubscribePacket): void {
    this.#requested.set(packetId, filters);
  }

  /** The device logs in to a session that has this subscription. */
  resume(subscription: Granted): void {
    this.#resumed.push(subscription);
  }

  /** What comes into force when all that waited for a session that is resumed has left. */
  resumed(): readonly Granted[] {
    return this.#resumed.splice(0);
  }

  /** What comes into force with a packet that has left: those of a SUBACK. */
  grantedBy(packet: MqttPacket): readonly Granted[] {
    if (packet.type !== 'SUBACK') return [];
    const filters = this.#requested.get(packet.packetId) ?? [];
    this.#requested.delete(packet.packetId);
    const granted = filters
      .map(({ filter }, index) => ({ filter, granted: packet.granted[index] ?? 0 }))
      .filter((one) => one.granted !== refusedSubscription);
    // Of two equal filters the later one counts (MQTT-3.8.4-4).
    return [...new Map(granted.map((one) => [one.filter, one])).values()];
  }
}
