import { Aedes, type AedesOptions, type PublishPacket } from 'aedes';
import { writeToStream } from 'mqtt-packet';
import type { SessionStore } from './session-store.ts';

// Else the first packet that aedes writes makes a buffer for each number up to 65,535, 7 MB that stay.
writeToStream.cacheNumbers = false;

/**
 * aedes as the platform needs it, without its routing: what a device publishes is for the platform, not for subscribers, now or
 * when they come back (ref 12, 4). Wills and retained messages are not supported (ref 9).
 */
export class UnroutedAedes extends Aedes {
  constructor({
    keepsSessions,
    ...options
  }: Pick<AedesOptions, 'authenticate' | 'authorizePublish' | 'authorizeSubscribe'> & {
    readonly persistence: SessionStore;
    /** Does a session outlive its connection, where CONNECT asks for that? */
    readonly keepsSessions: boolean;
  }) {
    super({
      ...options,
      // A client may send its SUBSCRIBE and reports before it has seen the CONNACK (MQTT 3.1.1, 3.1.4).
      queueLimit: 10_000,
      // MQTT 3.1 limits the identifier to 23 characters; the platform's are longer.
      maxClientsIdLength: 65_535,
      preConnect: (_client, connect, done) => {
        delete connect.will;
        if (!keepsSessions) connect.clean = true;
        // The platform keeps watch itself.
        connect.keepalive = 0;
        done(null, true);
      },
      authorizeForward: (_client, packet) => {
        // It has a packet identifier already when it is delivered once more (MQTT-3.3.1-1).
        packet.dup = packet.messageId !== undefined;
        return packet;
      },
    });
  }

  override publish(_packet: PublishPacket, clientOrDone: unknown, done: unknown = clientOrDone): void {
    // Devices' publications come with their client, aedes's own without.
    if (typeof done === 'function') setImmediate(done as () => void);
  }

  /** Nothing is routed: a filter in the tables of a router would cost memory for each of its levels. */
  override subscribe(_topic: string, _deliver: unknown, done?: unknown): void {
    if (typeof done === 'function') setImmediate(done as () => void);
  }

  override unsubscribe(_topic: string, _deliver: unknown, done?: unknown): void {
    if (typeof done === 'function') setImmediate(done as () => void);
  }
}
