import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Aedes, Client, PublishPacket } from 'aedes';
import type { TransportEvent } from '../journal/events.ts';
import type { Recordable } from '../journal/journal.ts';
import { PlatformError } from '../platform-error.ts';
import type { MqttPacket, PublishPacket as WirePublish } from '../wire/packet.ts';
import { Tap } from '../wire/tap.ts';
import { Turns } from '../wire/turns.ts';
import type { BrokerOptions } from './broker-options.ts';
import { Crowd } from './crowd.ts';
import { Filters } from './filters.ts';
import { KeepAlive } from './keep-alive.ts';
import { type LogInDone, logIn, type Refusal } from './log-in.ts';
import { PendingSubscriptions } from './pending-subscriptions.ts';
import { asRead, readPublication } from './read-publication.ts';
import { refuseProtocol } from './refuse-protocol.ts';
import type { Session } from './session.ts';
import { SessionStore } from './session-store.ts';
import { Sessions } from './sessions.ts';
import { subscribe } from './subscribe-past-aedes.ts';
import { UnroutedAedes } from './unrouted-aedes.ts';
import type { Visit } from './visit.ts';

const disconnect = Uint8Array.of(0xe0, 0);

/** aedes, assembled: every stream passes a tap first, and what a device publishes goes to the platform alone. */
export class Broker {
  /** Set by scenarios. */
  refuse: Refusal | undefined;
  /** Set by scenarios: is a publication taken that the generation objects to? Default: the device is thrown out for it. */
  tolerates: (() => boolean) | undefined;
  /** Called when a device is thrown out for what it published. */
  onThrownOut: (() => void) | undefined;
  /** Called for each new connection's tap, so that a scenario can set faults from its first byte on. */
  onTap: ((tap: Tap) => void) | undefined;
  readonly #aedes: Aedes;
  readonly #options: BrokerOptions;
  readonly #visits = new Map<Duplex, Visit>();
  readonly #sessions: Sessions;
  readonly #store: SessionStore;
  readonly #turns = new Turns();
  readonly #crowd = new Crowd();

  private constructor(options: BrokerOptions) {
    this.#options = options;
    this.#sessions = new Sessions(options);
    const { generation } = options;
    this.#store = new SessionStore((topic) => generation.isSentAgain?.(topic) ?? true);
    this.#aedes = new UnroutedAedes({
      persistence: this.#store,
      keepsSessions: generation.keepsSessions ?? true,
      authenticate: (client, _username, _password, done) => this.#authenticate(client, done),
      authorizePublish: (client, packet, done) => {
        const visit = client && this.#visitOf(client);
        if (visit) this.#readFromAedes(visit, packet);
        done(null);
      },
      authorizeSubscribe: (client, { topic: filter, qos: granted }, done) => {
        const visit = this.#visitOf(client);
        // Before it is on line a device cannot subscribe: these come from its session.
        if (visit && !visit.session) {
          visit.pending.resume({ filter, granted });
          visit.filters.take(filter);
        }
        done(null, { topic: filter, qos: granted });
      },
    });
    this.#aedes.on('client', (client) => {
      const visit = this.#visitOf(client);
      if (visit) this.#letIn(visit, client);
    });
    this.#aedes.on('clientReady', (client) => this.#resumed(client));
    this.#aedes.on('unsubscribe', (filters, client) => {
      const visit = this.#visitOf(client);
      for (const filter of filters) {
        visit?.session?.subscriptions.delete(filter);
        visit?.filters.release(filter);
      }
    });
  }

  static async start(options: BrokerOptions): Promise<Broker> {
    const broker = new Broker(options);
    await broker.#aedes.listen();
    return broker;
  }

  /** Takes over a stream on which a device is to speak MQTT, and the TCP socket under it, if there is one. */
  accept(stream: Duplex, connection: number, tcp?: Socket): void {
    const tap: Tap = new Tap({
      socket: stream,
      ...(tcp && { tcp }),
      connection,
      turns: this.#turns,
      record: (event) => this.#recordOf(visit, event),
      onViolation: this.#options.onViolation,
      onKept: (what, bytes) => this.#crowd.hold(tap, what, bytes, visit.session !== undefined),
      intercept: (packet, _tap, flawless) => this.#intercept(packet, visit, flawless),
    });
    const visit: Visit = {
      tap,
      stream,
      client: undefined,
      filters: new Filters(this.#options.generation.maxSubscriptions),
      pending: new PendingSubscriptions(),
      keepAlive: new KeepAlive(tap),
      publicationsInAedes: 0,
      isReady: false,
      isLeaving: false,
    };
    tap.once('close', () => {
      visit.keepAlive.stop();
      if (visit.session) this.#sessions.close(visit.session);
      this.#visits.delete(tap);
      this.#crowd.leave(tap);
    });
    // What it makes the platform keep ends with the socket, which may linger.
    stream.once('close', () => this.#crowd.forget(tap));
    this.onTap?.(tap);
    this.#visits.set(tap, visit);
    this.#crowd.enter(tap);
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
    const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.length);
    const packet = { cmd: 'publish', topic, payload: bytes, qos, retain: false, dup: false } as const;
    return new Promise((resolve, reject) => {
      session.client.publish(packet as PublishPacket, (error) => (error ? reject(error) : resolve()));
    });
  }

  /** Nothing that a session of the device held is sent to anybody any more. */
  forget(deviceId: string): void {
    this.#store.forgetDevice(deviceId);
  }

  async stop(): Promise<void> {
    for (const tap of this.taps) tap.close('the platform stops');
    await new Promise<void>((resolve) => this.#aedes.close(resolve));
  }

  /** The device is about to get CONNACK 0. */
  #letIn(visit: Visit, client: Client): void {
    this.#sessions.open(visit, client);
    const { tap, stream } = visit;
    this.#crowd.letIn(tap);
    stream.emit('login');
  }

  #visitOf(client: Client): Visit | undefined {
    return this.#visits.get(client.conn);
  }

  #recordOf({ session, pending, isLeaving, tap }: Visit, event: Recordable<TransportEvent>): void {
    this.#options.record(event);
    if (event.type !== 'packet-sent' || !session) return;
    if (event.packet.type === 'CONNACK' && event.packet.returnCode === 0) {
      session.isGreeted = true;
      this.#options.onOnline?.(session);
    }
    const granted = pending.grantedBy(event.packet);
    if (granted.length > 0) this.#sessions.grant(session, granted);
    if (isLeaving && !pending.waits) tap.push(disconnect);
  }

  #intercept(packet: MqttPacket, visit: Visit, flawless: boolean): 'pass' | 'swallow' | 'later' {
    const { tap, client, session, pending, keepAlive } = visit;
    const { generation } = this.#options;
    keepAlive.refresh();
    if (!visit.isReady && tap.connect && packet.type !== 'CONNECT') return 'later';
    if (visit.isLeaving) return 'swallow';
    if (packet.type === 'DISCONNECT' && pending.waits) {
      visit.isLeaving = true;
      return 'swallow';
    }
    if (packet.type === 'PUBLISH') {
      if (session && client?.connected && flawless && visit.publicationsInAedes === 0) {
        const objection = this.#objectionTo(packet);
        if (packet.qos < 2 || objection !== undefined) {
          this.#receive(session, packet, objection);
          return 'swallow';
        }
      }
      visit.publicationsInAedes += 1;
      return 'pass';
    }
    // Of a clean session aedes keeps nothing that could be acknowledged.
    if (packet.type === 'PUBACK' && client?.connected && client.clean) return 'swallow';
    if (packet.type === 'SUBSCRIBE' && client) return subscribe(packet, visit, client, generation);
    if (packet.type !== 'CONNECT' || generation.levels.has(packet.protocolLevel)) return 'pass';
    refuseProtocol(packet, tap, this.#options.record);
    return 'swallow';
  }

  #authenticate(client: Client, done: LogInDone): void {
    const parts = { options: this.#options, sessions: this.#sessions, store: this.#store, refuse: this.refuse };
    logIn(this.#visitOf(client), client, parts, done);
  }

  /** aedes has sent what waited for a resumed session; what is published before that, it would send twice. */
  #resumed(client: Client): void {
    const visit = this.#visitOf(client);
    const { session, pending } = visit ?? {};
    const granted = pending?.resumed().filter(({ filter }) => !session?.subscriptions.has(filter)) ?? [];
    if (session && granted.length > 0 && !session.tap.destroyed) this.#sessions.grant(session, granted);
    // aedes has still to note down that it is done.
    if (visit) setImmediate(() => this.#ready(visit));
  }

  #ready(visit: Visit): void {
    visit.isReady = true;
    visit.tap.readmit();
  }

  /** What a device publishes is acknowledged here, without aedes: aedes has no receiver for it, and would take most of the time. */
  #receive(session: Session, packet: WirePublish, objection: string | undefined): void {
    this.#read(session, packet, objection);
    const { tap } = session;
    if (packet.packetId !== undefined && !tap.destroyed) tap.acknowledge(packet.packetId);
  }

  #read(session: Session, packet: WirePublish, objection: string | undefined): void {
    readPublication(session, packet, objection, this.#options);
    if (objection !== undefined) this.onThrownOut?.();
  }

  /** Why the device is thrown out for it. */
  #objectionTo(packet: WirePublish): string | undefined {
    const objection = this.#options.generation.objection?.(packet);
    return objection !== undefined && this.tolerates?.() ? undefined : objection;
  }

  /** What came before CONNACK, at QoS 2, or against the standard takes the way through aedes, which acknowledges or refuses it. */
  #readFromAedes(visit: Visit, packet: PublishPacket): void {
    visit.publicationsInAedes -= 1;
    const { session } = visit;
    if (!session || session.tap.destroyed) return;
    const began = this.#turns.now();
    const publication = asRead(packet);
    this.#read(session, publication, this.#objectionTo(publication));
    visit.tap.charge(this.#turns.now() - began);
  }
}
