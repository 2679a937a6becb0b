import type { Identity } from '../generations/generation.ts';
import { Masking } from '../wire/masking.ts';
import type { ConnectPacket, MqttPacket, SubscribePacket } from '../wire/packet.ts';
import { type Decoded, PacketDecoder } from '../wire/packet-decoder.ts';
import type { Observer } from './observer.ts';
import type { End } from './tcp-connections.ts';

/** The connection on which each device is on line. */
export type Sessions = Map<string, ObservedConnection>;

/** One MQTT connection of a capture, told to the observed platform in the events of a journal. */
export class ObservedConnection {
  readonly connection: number;
  readonly #platform: Observer;
  readonly #sessions: Sessions;
  readonly #decoders = { client: new PacketDecoder('client'), server: new PacketDecoder('server') };
  readonly #masking = new Masking();
  readonly #subscribes = new Map<number, SubscribePacket>();
  #connect: ConnectPacket | undefined;
  #identity: Identity | undefined;
  #saidDisconnect = false;
  #closed = false;

  constructor(platform: Observer, sessions: Sessions, connection: number, remote: string) {
    this.#platform = platform;
    this.#sessions = sessions;
    this.connection = connection;
    platform.record({ type: 'connection-opened', connection, transport: 'tcp', remote });
  }

  push(from: End, bytes: Uint8Array): void {
    for (const decoded of this.#decoders[from].push(bytes)) {
      if (from === 'client') this.#received(decoded);
      else this.#sent(decoded);
    }
  }

  close(by: 'device' | 'platform', reason: string, reset: boolean): void {
    if (this.#closed) return;
    this.#closed = true;
    const { connection } = this;
    const clean = this.#saidDisconnect;
    const leftover = this.#masking.coverUnfinished(this.#decoders.client.pending);
    this.#platform.record({
      type: 'connection-closed',
      connection,
      ...(clean ? { by: 'device' as const, reason: 'DISCONNECT' } : { by, reason, ...(reset && { reset }) }),
      clean,
      ...(leftover.length > 0 && { leftover }),
    });
    const deviceId = this.#identity?.deviceId;
    if (deviceId === undefined) return;
    if (this.#sessions.get(deviceId) === this) this.#sessions.delete(deviceId);
    this.#platform.record({ type: 'device-offline', deviceId, connection });
    this.#platform.exchange.connectionLost(deviceId, connection);
  }

  #received(decoded: Decoded): void {
    const { connection } = this;
    const { packet, violations, secret } = decoded;
    if (secret) this.#platform.secrets.add(Buffer.from(secret).toString(), 'password');
    const { packet: shown, raw } = this.#masking.coverReceived(decoded);
    if (shown) this.#platform.record({ type: 'packet-received', connection, packet: shown, raw });
    for (const violation of violations) this.#platform.record({ type: 'wire-violated', connection, raw, ...violation });
    if (packet?.type === 'CONNECT') this.#connect ??= packet;
    if (packet?.type === 'DISCONNECT') this.#saidDisconnect = true;
    if (packet?.type === 'SUBSCRIBE') this.#subscribes.set(packet.packetId, packet);
    const identity = this.#identity;
    if (packet?.type !== 'PUBLISH' || !identity) return;
    const { deviceId } = identity;
    const { topic, payload, qos, retain, dup } = packet;
    const topicClass = this.#platform.classify(topic, identity);
    this.#platform.record({ type: 'published', connection, deviceId, topic, ...topicClass, qos, retain, dup, payload });
    if (topicClass.purpose === 'data') this.#platform.received(connection, deviceId, topicClass, payload);
  }

  #sent({ packet, raw }: Decoded): void {
    const { connection } = this;
    if (!packet) {
      this.#platform.record({ type: 'bytes-sent', connection, raw, fault: 'bytes that are not a packet' });
      return;
    }
    this.#before(packet);
    this.#platform.record({ type: 'packet-sent', connection, packet, raw });
    this.#after(packet);
  }

  /** What a platform records before a packet leaves. */
  #before(packet: MqttPacket): void {
    const { connection } = this;
    const identity = this.#identity;
    if (packet.type === 'CONNACK' && this.#connect) {
      this.#identity = this.#platform.answered(connection, this.#connect, packet);
      if (this.#identity) this.#online(this.#identity.deviceId);
    }
    if (packet.type !== 'PUBLISH' || !identity) return;
    const topicClass = this.#platform.classify(packet.topic, identity);
    if (topicClass.purpose === 'command') this.#platform.sends(connection, identity.deviceId, topicClass, packet);
  }

  #online(deviceId: string): void {
    const { connection } = this;
    const earlier = this.#sessions.get(deviceId);
    if (earlier)
      this.#platform.record({ type: 'taken-over', deviceId, connection: earlier.connection, by: connection });
    this.#sessions.set(deviceId, this);
    this.#platform.record({ type: 'device-online', deviceId, connection });
  }

  #after(packet: MqttPacket): void {
    const identity = this.#identity;
    const subscribe = packet.type === 'SUBACK' ? this.#subscribes.get(packet.packetId) : undefined;
    if (packet.type !== 'SUBACK' || !subscribe || !identity) return;
    this.#subscribes.delete(packet.packetId);
    const filters = subscribe.filters.flatMap(({ filter }, index) => {
      const granted = packet.granted[index] ?? 0x80;
      return granted === 0x80 ? [] : [{ filter, granted, ...this.#platform.classify(filter, identity) }];
    });
    const { connection } = this;
    if (filters.length > 0)
      this.#platform.record({ type: 'subscribed', connection, deviceId: identity.deviceId, filters });
  }
}
