import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { Aedes, type AuthenticateError, type Client, type PublishPacket, type Subscription } from 'aedes';
import type { TransportEvent } from '../journal/events.ts';
import type { ConnectPacket, MqttPacket, PublishPacket as WirePublish } from '../wire/packet.ts';
import { Tap } from '../wire/tap.ts';
import type { Admission, Generation, Identity } from './generation.ts';
import type { Session } from './session.ts';

export interface BrokerOptions {
  readonly generation: Generation;
  readonly record: (event: TransportEvent) => void;
  /** Bytes that MQTT 3.1.1 forbids: close the connection (MQTT-4.8.0-1), or only record them. */
  readonly onViolation: 'close' | 'record';
  /** A PUBLISH outside the device's own topics: acknowledge and drop it, or close the connection. */
  readonly foreignPublish: 'drop' | 'close';
  readonly onSession?: (session: Session) => void;
  readonly onSessionEnd?: (session: Session) => void;
  /** Called after the SUBACK. */
  readonly onSubscribed?: (session: Session) => void;
  readonly onPublish?: (session: Session, packet: WirePublish) => void;
}

/** Refuses a CONNECT whatever its credentials: a fault that a scenario asks for. */
export type Refusal = (connect: ConnectPacket) => { readonly returnCode: number; readonly reason: string } | undefined;

/** Answer to a protocol level that aedes would not refuse in MQTT 3.1.1's terms: CONNACK with return code 1. */
const unacceptableProtocol = Uint8Array.of(0x20, 0x02, 0x00, 0x01);

/** aedes, assembled: every stream passes a tap first, and what a device publishes goes to the platform alone. */
export class Broker {
  /** Set by scenarios. */
  refuse: Refusal | undefined;
  /** Called for each new connection's tap, so that a scenario can set faults from its first byte on. */
  onTap: ((tap: Tap) => void) | undefined;
  readonly #aedes: Aedes;
  readonly #options: BrokerOptions;
  readonly #taps = new Set<Tap>();
  readonly #sessions = new Map<string, Session>();
  readonly #sessionOf = new WeakMap<Duplex, Session>();
  readonly #identityOf = new WeakMap<Duplex, Identity>();

  private constructor(options: BrokerOptions, aedes: Aedes) {
    this.#options = options;
    this.#aedes = aedes;
  }

  static async start(options: BrokerOptions): Promise<Broker> {
    const aedes = await Aedes.createBroker({
      // A client may send its SUBSCRIBE and reports before it has seen the CONNACK (MQTT 3.1.1, 3.1.4).
      queueLimit: 10_000,
      // MQTT 3.1 limits the identifier to 23 characters; the platform's are longer.
      maxClientsIdLength: 65_535,
      authenticate: (client, _username, _password, done) => broker.#authenticate(client, done),
      authorizePublish: (client, packet, done) => broker.#authorizePublish(client, packet, done),
      authorizeSubscribe: (client, subscription, done) => broker.#authorizeSubscribe(client, subscription, done),
      // What a device published carries its clientId: it is for the platform, not for subscribers (ref 12, 4).
      authorizeForward: (_client, packet) => ('clientId' in packet || packet.topic.startsWith('$SYS') ? null : packet),
    });
    const broker = new Broker(options, aedes);
    aedes.on('client', (client) => broker.#online(client));
    aedes.on('unsubscribe', (filters, client) => {
      for (const filter of filters) broker.#sessionOf.get(client.conn as Duplex)?.subscriptions.delete(filter);
    });
    aedes.on('keepaliveTimeout', (client) => {
      (client.conn as Tap).close('the device sent nothing for one and a half times its keep-alive');
    });
    return broker;
  }

  /** Takes over a stream on which a device is to speak MQTT, and the TCP socket under it, if there is one. */
  accept(stream: Duplex, connection: number, tcp?: Socket): void {
    const { onViolation } = this.#options;
    const tap: Tap = new Tap({
      socket: stream,
      ...(tcp && { tcp }),
      connection,
      record: (event) => this.#recordOf(tap, event),
      onViolation,
      intercept: (packet, tap) => this.#intercept(packet, tap),
    });
    this.#taps.add(tap);
    tap.once('close', () => {
      this.#taps.delete(tap);
      this.#offline(tap);
    });
    this.onTap?.(tap);
    this.#aedes.handle(tap);
  }

  /** The connection on which the device is on line. */
  sessionOf(deviceId: string): Session | undefined {
    return this.#sessions.get(deviceId);
  }

  get sessions(): Session[] {
    return [...this.#sessions.values()];
  }

  /** All connections, also those that have not logged in. */
  get taps(): Tap[] {
    return [...this.#taps];
  }

  /** Hands a message to the device's connection. Resolves when it was written; rejects when the connection is gone. */
  publish(session: Session, topic: string, payload: Uint8Array, qos: 0 | 1): Promise<void> {
    const packet = { cmd: 'publish', topic, payload: Buffer.from(payload), qos, retain: false, dup: false } as const;
    return new Promise((resolve, reject) => {
      session.client.publish(packet as PublishPacket, (error) => (error ? reject(error) : resolve()));
    });
  }

  async stop(): Promise<void> {
    for (const tap of this.#taps) tap.close('the platform stops');
    await new Promise<void>((resolve) => this.#aedes.close(resolve));
  }

  #recordOf(tap: Tap, event: TransportEvent): void {
    this.#options.record(event);
    if (event.type !== 'packet-sent' || event.packet.type !== 'SUBACK') return;
    const session = this.#sessionOf.get(tap);
    if (session) this.#granted(session);
  }

  #intercept(packet: MqttPacket, tap: Tap): 'pass' | 'swallow' {
    if (packet.type !== 'CONNECT' || packet.protocolLevel === 4 || packet.protocolLevel === 3) return 'pass';
    const actual = `${packet.protocolName}, level ${packet.protocolLevel}`;
    const reason = `unacceptable protocol version: ${actual}`;
    this.#options.record({
      type: 'authenticated',
      connection: tap.connection,
      accepted: false,
      returnCode: 1,
      reason,
      findings: [{ aspect: 'protocol', ok: false, expected: 'MQTT, level 4 (MQTT 3.1.1)', actual }],
    });
    tap.send(unacceptableProtocol);
    tap.close(reason);
    return 'swallow';
  }

  #authenticate(client: Client, done: (error: AuthenticateError | null, success: boolean | null) => void): void {
    const tap = client.conn as Tap;
    const connect = tap.connect;
    if (!connect) {
      done(refusal(3, 'no CONNECT was read'), false);
      return;
    }
    const staged = this.refuse?.(connect);
    const admission: Admission = this.#options.generation.admit(connect);
    const { accepted, returnCode, reason, findings, identity } = admission;
    this.#options.record({
      type: 'authenticated',
      connection: tap.connection,
      accepted: staged ? false : accepted,
      returnCode: staged?.returnCode ?? returnCode,
      reason: staged?.reason ?? reason,
      ...(staged && { staged: true }),
      findings,
      ...(identity && { deviceId: identity.deviceId, topicId: identity.topicId, login: identity.login }),
    });
    if (staged) {
      done(refusal(staged.returnCode, staged.reason), false);
    } else if (!accepted || !identity) {
      done(refusal(returnCode, reason), false);
    } else {
      this.#identityOf.set(tap, identity);
      done(null, true);
    }
  }

  /** aedes has registered the client and is about to send CONNACK 0. */
  #online(client: Client): void {
    const tap = client.conn as Tap;
    const identity = this.#identityOf.get(tap);
    if (!identity) return;
    const { deviceId } = identity;
    const { connection } = tap;
    const earlier = this.#sessions.get(deviceId);
    if (earlier) {
      this.#options.record({ type: 'taken-over', deviceId, connection: earlier.connection, by: connection });
      earlier.tap.close('a later connection of the same device took over');
    }
    const session: Session = { connection, identity, tap, client, requested: [], subscriptions: new Map() };
    this.#sessions.set(deviceId, session);
    this.#sessionOf.set(tap, session);
    this.#options.record({ type: 'device-online', deviceId, connection });
    this.#options.onSession?.(session);
  }

  #offline(tap: Tap): void {
    const session = this.#sessionOf.get(tap);
    if (!session) return;
    const { deviceId } = session.identity;
    if (this.#sessions.get(deviceId) === session) this.#sessions.delete(deviceId);
    this.#options.record({ type: 'device-offline', deviceId, connection: tap.connection });
    this.#options.onSessionEnd?.(session);
  }

  #authorizePublish(client: Client | null, packet: PublishPacket, done: (error?: Error | null) => void): void {
    const session = client && this.#sessionOf.get(client.conn as Duplex);
    // A will comes here after its connection: the platform does not support wills and drops it (ref 9).
    if (session && !session.tap.destroyed) this.#read(session, packet);
    // Retained messages are not supported: keep none (ref 9).
    packet.retain = false;
    done(null);
  }

  #read(session: Session, packet: PublishPacket): void {
    const { topic, qos, retain, dup } = packet;
    const { deviceId } = session.identity;
    const topicClass = this.#options.generation.classify(topic, session.identity);
    const payload = packet.payload as Buffer;
    const { connection } = session;
    this.#options.record({
      type: 'published',
      connection,
      deviceId,
      topic,
      ...topicClass,
      qos,
      retain,
      dup,
      payload,
    });
    if (topicClass.purpose === 'foreign' && this.#options.foreignPublish === 'close') {
      session.tap.close(`PUBLISH outside the device's own topics: ${topic}`);
      return;
    }
    const packetId = packet.messageId;
    this.#options.onPublish?.(session, {
      type: 'PUBLISH',
      topic,
      payload,
      qos,
      retain,
      dup,
      ...(packetId !== undefined && { packetId }),
    });
  }

  #authorizeSubscribe(
    client: Client,
    subscription: Subscription,
    done: (error: Error | null, subscription?: Subscription | null) => void,
  ): void {
    const session = this.#sessionOf.get(client.conn as Duplex);
    const { topic: filter, qos: granted } = subscription;
    if (session) {
      session.requested.push({ filter, granted, ...this.#options.generation.classify(filter, session.identity) });
    }
    done(null, subscription);
  }

  /** A SUBACK left: what it grants is in force from now on, so that no message of the platform overtakes it. */
  #granted(session: Session): void {
    const filters = session.requested.splice(0);
    if (filters.length === 0) return;
    for (const subscription of filters) session.subscriptions.set(subscription.filter, subscription);
    const { connection, identity } = session;
    this.#options.record({ type: 'subscribed', connection, deviceId: identity.deviceId, filters });
    this.#options.onSubscribed?.(session);
  }
}

function refusal(returnCode: number, reason: string): AuthenticateError {
  return Object.assign(new Error(reason), { returnCode }) as AuthenticateError;
}
