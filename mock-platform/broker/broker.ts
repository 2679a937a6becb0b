import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Aedes, AuthenticateError, Client, PublishPacket } from 'aedes';
import type { TransportEvent } from '../journal/events.ts';
import type { Recordable } from '../journal/journal.ts';
import { PlatformError } from '../platform-error.ts';
import type { ConnectPacket, MqttPacket, PublishPacket as WirePublish } from '../wire/packet.ts';
import { Tap } from '../wire/tap.ts';
import type { BrokerOptions } from './broker-options.ts';
import { KeepAlive } from './keep-alive.ts';
import { PendingSubscriptions } from './pending-subscriptions.ts';
import { readPublication } from './read-publication.ts';
import { refuseProtocol } from './refuse-protocol.ts';
import type { Session } from './session.ts';
import { Sessions } from './sessions.ts';
import { repeatsFilter, subscribeRepeated } from './subscribe-repeated.ts';
import { UnroutedAedes } from './unrouted-aedes.ts';
import type { Visit } from './visit.ts';

/** Refuses a CONNECT whatever its credentials: a fault that a scenario asks for. */
export type Refusal = (connect: ConnectPacket) => { readonly returnCode: number; readonly reason: string } | undefined;

const disconnect = Uint8Array.of(0xe0, 0);

/** aedes, assembled: every stream passes a tap first, and what a device publishes goes to the platform alone. */
export class Broker {
  /** Set by scenarios. */
  refuse: Refusal | undefined;
  /** Called for each new connection's tap, so that a scenario can set faults from its first byte on. */
  onTap: ((tap: Tap) => void) | undefined;
  readonly #aedes: Aedes;
  readonly #options: BrokerOptions;
  readonly #visits = new Map<Duplex, Visit>();
  readonly #sessions: Sessions;

  private constructor(options: BrokerOptions) {
    this.#options = options;
    this.#sessions = new Sessions(options);
    this.#aedes = new UnroutedAedes({
      authenticate: (client, _username, _password, done) => this.#authenticate(client, done),
      authorizePublish: (client, packet, done) => {
        const visit = client && this.#visitOf(client);
        if (visit) this.#readFromAedes(visit, packet);
        done(null);
      },
      authorizeSubscribe: (client, { topic: filter, qos: granted }, done) => {
        const visit = this.#visitOf(client);
        // Before it is on line a device cannot subscribe: these come from its session.
        if (!visit?.session) visit?.pending.resume({ filter, granted });
        done(null, { topic: filter, qos: granted });
      },
    });
    this.#aedes.on('client', (client) => {
      const visit = this.#visitOf(client);
      if (visit) this.#sessions.open(visit, client);
    });
    this.#aedes.on('clientReady', (client) => this.#resumed(client));
    this.#aedes.on('unsubscribe', (filters, client) => {
      for (const filter of filters) this.#visitOf(client)?.session?.subscriptions.delete(filter);
    });
  }

  static async start(options: BrokerOptions): Promise<Broker> {
    const broker = new Broker(options);
    await broker.#aedes.listen();
    return broker;
  }

  /** Takes over a stream on which a device is to speak MQTT, and the TCP socket under it, if there is one. */
  accept(stream: Duplex, connection: number, tcp?: Socket): void {
    const { onViolation } = this.#options;
    const tap: Tap = new Tap({
      socket: stream,
      ...(tcp && { tcp }),
      connection,
      record: (event) => this.#recordOf(visit, event),
      onViolation,
      intercept: (packet, _tap, flawless) => this.#intercept(packet, visit, flawless),
    });
    const visit: Visit = {
      tap,
      client: undefined,
      pending: new PendingSubscriptions(),
      keepAlive: new KeepAlive(tap),
      publicationsInAedes: 0,
      isLeaving: false,
    };
    tap.once('close', () => {
      visit.keepAlive.stop();
      if (visit.session) this.#sessions.close(visit.session);
      this.#visits.delete(tap);
    });
    this.onTap?.(tap);
    this.#visits.set(tap, visit);
    visit.client = this.#aedes.handle(tap);
  }

  /** The connection on which the device is on line. */
  sessionOf(deviceId: string): Session | undefined {
    return this.#sessions.of(deviceId);
  }

  get sessions(): Session[] {
    return this.#sessions.all;
  }

  /** All connections, also those that have not logged in. */
  get taps(): Tap[] {
    return [...this.#visits.values()].map(({ tap }) => tap);
  }

  /** Hands a message to the device's connection. Resolves when it was written; rejects when the connection is gone. */
  publish(session: Session, topic: string, payload: Uint8Array, qos: 0 | 1): Promise<void> {
    const { connection, tap } = session;
    const gone = `Nothing can be sent: connection ${connection} is closed.`;
    if (tap.destroyed) return Promise.reject(new PlatformError(gone));
    const packet = { cmd: 'publish', topic, payload: Buffer.from(payload), qos, retain: false, dup: false } as const;
    return new Promise((resolve, reject) => {
      session.client.publish(packet as PublishPacket, (error) => (error ? reject(error) : resolve()));
    });
  }

  async stop(): Promise<void> {
    for (const tap of this.taps) tap.close('the platform stops');
    await new Promise<void>((resolve) => this.#aedes.close(resolve));
  }

  #visitOf(client: Client): Visit | undefined {
    return this.#visits.get(client.conn);
  }

  #recordOf({ session, pending, isLeaving, tap }: Visit, event: Recordable<TransportEvent>): void {
    this.#options.record(event);
    if (event.type !== 'packet-sent' || !session) return;
    const granted = pending.grantedBy(event.packet);
    if (granted.length > 0) this.#sessions.grant(session, granted);
    if (isLeaving && !pending.waits) tap.push(disconnect);
  }

  #intercept(packet: MqttPacket, visit: Visit, flawless: boolean): 'pass' | 'swallow' {
    const { tap, client, session, pending, keepAlive } = visit;
    keepAlive.refresh();
    if (visit.isLeaving) return 'swallow';
    if (packet.type === 'DISCONNECT' && pending.waits) {
      visit.isLeaving = true;
      return 'swallow';
    }
    if (packet.type === 'PUBLISH') {
      if (session && client?.connected && flawless && packet.qos < 2 && visit.publicationsInAedes === 0) {
        this.#receive(session, packet);
        return 'swallow';
      }
      visit.publicationsInAedes += 1;
      return 'pass';
    }
    // Of a clean session aedes keeps nothing that could be acknowledged.
    if (packet.type === 'PUBACK' && client?.connected && client.clean) return 'swallow';
    if (packet.type === 'SUBSCRIBE' && client) {
      pending.request(packet);
      if (!repeatsFilter(packet)) return 'pass';
      subscribeRepeated(packet, client, tap);
      return 'swallow';
    }
    if (packet.type !== 'CONNECT' || packet.protocolLevel === 4 || packet.protocolLevel === 3) return 'pass';
    refuseProtocol(packet, tap, this.#options.record);
    return 'swallow';
  }

  #authenticate(client: Client, done: (error: AuthenticateError | null, success: boolean | null) => void): void {
    const visit = this.#visitOf(client);
    const connect = visit?.tap.connect;
    if (!visit || !connect) {
      done(refusal(3, 'no CONNECT was read'), false);
      return;
    }
    visit.keepAlive.start(connect.keepAlive);
    const { connection } = visit.tap;
    const staged = this.refuse?.(connect);
    const { accepted, returnCode, reason, findings, identity } = this.#options.generation.admit(connect);
    this.#options.record({
      type: 'authenticated',
      connection,
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
      visit.identity = identity;
      // Here and not only once it is on line: aedes would throw out a connection of the same client identifier without a word.
      this.#sessions.takeOver(identity.deviceId, connection);
      done(null, true);
    }
  }

  /** aedes has sent what waited for a resumed session; what is published before that, it would send twice. */
  #resumed(client: Client): void {
    const { session, pending } = this.#visitOf(client) ?? {};
    const granted = pending?.resumed().filter(({ filter }) => !session?.subscriptions.has(filter)) ?? [];
    if (session && granted.length > 0 && !session.tap.destroyed) this.#sessions.grant(session, granted);
  }

  /** What a device publishes is acknowledged here, without aedes: it would route to nobody, and take most of the time. */
  #receive(session: Session, packet: WirePublish): void {
    readPublication(session, packet, this.#options);
    const { tap } = session;
    if (packet.packetId !== undefined && !tap.destroyed) tap.acknowledge(packet.packetId);
  }

  /** What came before CONNACK, at QoS 2, or against the standard takes the way through aedes, which acknowledges or refuses it. */
  #readFromAedes(visit: Visit, { topic, qos, retain, dup, messageId: packetId, payload }: PublishPacket): void {
    visit.publicationsInAedes -= 1;
    const { session } = visit;
    if (!session || session.tap.destroyed) return;
    const withId = packetId !== undefined && { packetId };
    readPublication(
      session,
      { type: 'PUBLISH', topic, payload: payload as Buffer, qos, retain, dup, ...withId },
      this.#options,
    );
  }
}

function refusal(returnCode: number, reason: string): AuthenticateError {
  return Object.assign(new Error(reason), { returnCode }) as AuthenticateError;
}
