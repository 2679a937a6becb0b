import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Aedes, AuthenticateError, Client, PublishPacket } from 'aedes';
import { Budget } from '../budget.ts';
import type { TransportEvent } from '../journal/events.ts';
import type { Recordable } from '../journal/journal.ts';
import { brokerBounds } from '../listeners/broker-bounds.ts';
import { WaitingRoom } from '../listeners/waiting-room.ts';
import { PlatformError } from '../platform-error.ts';
import type { ConnectPacket, MqttPacket, PublishPacket as WirePublish } from '../wire/packet.ts';
import { Tap } from '../wire/tap.ts';
import type { Kept } from '../wire/tap-options.ts';
import { Turns } from '../wire/turns.ts';
import type { BrokerOptions } from './broker-options.ts';
import { Filters } from './filters.ts';
import { KeepAlive } from './keep-alive.ts';
import { PendingSubscriptions } from './pending-subscriptions.ts';
import { readPublication } from './read-publication.ts';
import { refuseProtocol } from './refuse-protocol.ts';
import type { Session } from './session.ts';
import { SessionStore } from './session-store.ts';
import { Sessions } from './sessions.ts';
import { grantsOf, isForAedes, subscribePastAedes } from './subscribe-past-aedes.ts';
import { UnroutedAedes } from './unrouted-aedes.ts';
import type { Visit } from './visit.ts';

/** Refuses a CONNECT with any credentials: a fault that a scenario asks for. */
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
  readonly #store = new SessionStore();
  readonly #turns = new Turns();
  /** Those who have not logged in. */
  readonly #strangers = new WaitingRoom<Tap>(brokerBounds.strangers, (tap) =>
    tap.abandon(
      `${brokerBounds.strangers} later connections have not logged in either: the one that waited the longest goes`,
    ),
  );
  readonly #budgets = {
    strangers: new Budget<Tap>(brokerBounds.strangersUnfinished, tooMuch('of unfinished packets, before the log-in')),
    unfinished: new Budget<Tap>(brokerBounds.unfinished, tooMuch('of unfinished packets')),
    unread: new Budget<Tap>(brokerBounds.unread, tooMuch('of what devices do not read')),
  };

  private constructor(options: BrokerOptions) {
    this.#options = options;
    this.#sessions = new Sessions(options);
    this.#aedes = new UnroutedAedes({
      persistence: this.#store,
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
    const { onViolation } = this.#options;
    const tap: Tap = new Tap({
      socket: stream,
      ...(tcp && { tcp }),
      connection,
      turns: this.#turns,
      record: (event) => this.#recordOf(visit, event),
      onViolation,
      onKept: (what, bytes) => this.#budgetFor(what, visit).hold(tap, bytes),
      intercept: (packet, _tap, flawless) => this.#intercept(packet, visit, flawless),
    });
    const visit: Visit = {
      tap,
      stream,
      client: undefined,
      filters: new Filters(),
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
      this.#strangers.leave(tap);
    });
    // What it makes the platform keep ends with the socket, which may linger.
    stream.once('close', () => {
      for (const budget of Object.values(this.#budgets)) budget.hold(tap, 0);
    });
    this.onTap?.(tap);
    this.#visits.set(tap, visit);
    this.#strangers.enter(tap);
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
    this.#strangers.leave(tap);
    this.#budgets.strangers.hold(tap, 0);
    stream.emit('login');
  }

  #budgetFor(what: Kept, { session }: Visit): Budget<Tap> {
    if (what === 'unread') return this.#budgets.unread;
    return session ? this.#budgets.unfinished : this.#budgets.strangers;
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

  #intercept(packet: MqttPacket, visit: Visit, flawless: boolean): 'pass' | 'swallow' | 'later' {
    const { tap, client, session, pending, keepAlive } = visit;
    keepAlive.refresh();
    if (!visit.isReady && tap.connect && packet.type !== 'CONNECT') return 'later';
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
      const granted = grantsOf(packet, visit.filters);
      if (isForAedes(packet, granted)) return 'pass';
      subscribePastAedes(packet, granted, client, tap);
      return 'swallow';
    }
    if (packet.type !== 'CONNECT' || this.#options.generation.levels.has(packet.protocolLevel)) return 'pass';
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
      ...identity,
    });
    if (staged) {
      done(refusal(staged.returnCode, staged.reason), false);
    } else if (!accepted || !identity) {
      done(refusal(returnCode, reason), false);
    } else {
      visit.identity = identity;
      // Here and not only once it is on line: aedes would throw out a connection of the same client identifier without a word.
      this.#sessions.takeOver(identity.deviceId, connection);
      this.#store.belongs(client.id, identity.deviceId);
      done(null, true);
    }
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
    const { buffer, byteOffset, length } = payload as Buffer;
    readPublication(
      session,
      { type: 'PUBLISH', topic, payload: new Uint8Array(buffer, byteOffset, length), qos, retain, dup, ...withId },
      this.#options,
    );
  }
}

function refusal(returnCode: number, reason: string): AuthenticateError {
  return Object.assign(new Error(reason), { returnCode }) as AuthenticateError;
}

/** How a connection gives way whose share of a budget is the largest. */
function tooMuch(what: string): (tap: Tap, bytes: number) => void {
  return (tap, bytes) =>
    tap.abandon(`the platform does not keep more ${what}, and this connection has the most: ${bytes} bytes`);
}
