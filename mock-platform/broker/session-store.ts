import { Readable } from 'node:stream';
import type { Client } from 'aedes';
import { brokerBounds } from '../listeners/broker-bounds.ts';

interface StoredSubscription {
  readonly topic: string;
  readonly qos: number;
}

/** A packet for a device, as aedes has it: which message it is, and under which identifier it left. */
interface Outgoing {
  readonly cmd?: string;
  readonly brokerId: string;
  readonly brokerCounter: number;
  readonly payload?: Uint8Array;
  readonly topic?: string;
  messageId?: number;
}

interface StoredSession {
  readonly subscriptions: Map<string, StoredSubscription>;
  outgoing: Outgoing[];
  outgoingBytes: number;
  /** Identifiers of QoS 2 packets whose PUBREL has not come. */
  readonly incoming: Set<number>;
}

type Named = Pick<Client, 'id'>;

/** About how many bytes a session takes apart from its filters and commands. */
const ofSession = 1024;

/** One for all: each new packet at QoS 2 is asked for once in vain, and the stack of a new error takes most of that time. */
const noSuchPacket = new Error('no such packet');

/**
 * What outlives a connection, for aedes, in memory: subscriptions, commands without PUBACK, and which QoS 2 packets have come.
 * Of those not the packets themselves, which the platform has read already. There are no retained messages and no wills (ref 9).
 *
 * A device may log in under any number of client identifiers, with a session for each: of a device only the latest few are kept,
 * and of all devices only a number of bytes.
 */
export class SessionStore {
  /** In the order of their last use. */
  readonly #isSentAgain: (topic: string) => boolean;
  readonly #sessions = new Map<string, StoredSession>();
  readonly #ofDevices = new Map<string, string[]>();
  #bytes = 0;

  /** @param isSentAgain is what was sent there kept until its PUBACK, for a device that comes back? */
  constructor(isSentAgain: (topic: string) => boolean = () => true) {
    this.#isSentAgain = isSentAgain;
  }

  /** The client identifier is the device's latest. */
  belongs(clientId: string, deviceId: string): void {
    const clientIds = (this.#ofDevices.get(deviceId) ?? []).filter((known) => known !== clientId);
    clientIds.push(clientId);
    while (clientIds.length > brokerBounds.sessionsOfDevice) this.#forget(clientIds.shift() as string);
    this.#ofDevices.set(deviceId, clientIds);
  }

  /** The device was deleted. */
  forgetDevice(deviceId: string): void {
    for (const clientId of this.#ofDevices.get(deviceId) ?? []) this.#forget(clientId);
    this.#ofDevices.delete(deviceId);
  }

  async setup(): Promise<void> {}

  async addSubscriptions({ id }: Named, subscriptions: readonly StoredSubscription[]): Promise<void> {
    const session = this.#use(id);
    for (const { topic, qos } of subscriptions) {
      if (!session.subscriptions.has(topic)) this.#bytes += 2 * topic.length;
      session.subscriptions.set(topic, { topic, qos });
    }
    this.#makeRoom();
  }

  async removeSubscriptions({ id }: Named, topics: readonly string[]): Promise<void> {
    const session = this.#sessions.get(id);
    for (const topic of topics) if (session?.subscriptions.delete(topic)) this.#bytes -= 2 * topic.length;
  }

  async subscriptionsByClient({ id }: Named): Promise<StoredSubscription[]> {
    return [...(this.#sessions.get(id)?.subscriptions.values() ?? [])];
  }

  async cleanSubscriptions(client: Named): Promise<void> {
    await this.removeSubscriptions(client, [...(this.#sessions.get(client.id)?.subscriptions.keys() ?? [])]);
  }

  async outgoingEnqueue({ clientId }: { readonly clientId: string }, packet: Outgoing): Promise<void> {
    if (!this.#isSentAgain(packet.topic ?? '')) return;
    const session = this.#use(clientId);
    this.#addBytes(session, sizeOf(packet));
    session.outgoing.push({ ...packet });
    while (session.outgoingBytes > brokerBounds.sessionCommands && session.outgoing.length > 1) {
      const oldest = session.outgoing.shift();
      if (oldest) this.#addBytes(session, -sizeOf(oldest));
    }
    this.#makeRoom();
  }

  /** The packet leaves under this identifier, or takes the place of the one that left under it. @throws Error for a PUBREL without one */
  async outgoingUpdate({ id }: Named, packet: Outgoing): Promise<void> {
    const session = this.#sessions.get(id);
    for (const [index, one] of session?.outgoing.entries() ?? []) {
      if (one.brokerId === packet.brokerId && one.brokerCounter === packet.brokerCounter) {
        if (packet.messageId !== undefined) one.messageId = packet.messageId;
        return;
      }
      if (!session || one.brokerId === packet.brokerId || one.messageId !== packet.messageId) continue;
      this.#addBytes(session, sizeOf(packet) - sizeOf(one));
      session.outgoing[index] = packet;
      return;
    }
    // A command may have been too old to be kept: it leaves, and will not be sent once more.
    if (packet.cmd !== 'publish') throw noSuchPacket;
  }

  async outgoingClearMessageId({ id }: Named, { messageId }: Pick<Outgoing, 'messageId'>): Promise<unknown> {
    const session = this.#sessions.get(id);
    const index = session?.outgoing.findIndex((one) => one.messageId === messageId) ?? -1;
    if (!session || index < 0) return undefined;
    const [acknowledged] = session.outgoing.splice(index, 1);
    if (acknowledged) this.#addBytes(session, -sizeOf(acknowledged));
    return acknowledged;
  }

  outgoingStream({ id }: Named): Readable {
    return Readable.from([...(this.#sessions.get(id)?.outgoing ?? [])]);
  }

  async incomingStorePacket({ id }: Named, { messageId }: { readonly messageId: number }): Promise<void> {
    this.#use(id).incoming.add(messageId);
  }

  /** @throws Error where there is none, as aedes expects it */
  async incomingGetPacket({ id }: Named, { messageId }: { readonly messageId: number }): Promise<object> {
    if (!this.#sessions.get(id)?.incoming.has(messageId)) throw noSuchPacket;
    return { messageId };
  }

  async incomingDelPacket({ id }: Named, { messageId }: { readonly messageId: number }): Promise<void> {
    this.#sessions.get(id)?.incoming.delete(messageId);
  }

  async cleanIncoming({ id }: Named): Promise<void> {
    const session = this.#sessions.get(id);
    session?.incoming.clear();
    if (session && session.subscriptions.size === 0 && session.outgoing.length === 0) this.#forget(id);
  }

  createRetainedStreamCombi(): Readable {
    return Readable.from([]);
  }

  async delWill(): Promise<void> {}

  streamWill(): Readable {
    return Readable.from([]);
  }

  async destroy(): Promise<void> {
    this.#sessions.clear();
    this.#ofDevices.clear();
    this.#bytes = 0;
  }

  #use(clientId: string): StoredSession {
    const known = this.#sessions.get(clientId);
    const session = known ?? { subscriptions: new Map(), outgoing: [], outgoingBytes: 0, incoming: new Set<number>() };
    if (!known) this.#bytes += ofSession;
    this.#sessions.delete(clientId);
    this.#sessions.set(clientId, session);
    return session;
  }

  #addBytes(session: StoredSession, bytes: number): void {
    session.outgoingBytes += bytes;
    this.#bytes += bytes;
  }

  #makeRoom(): void {
    while (this.#bytes > brokerBounds.sessions && this.#sessions.size > 1) {
      const [oldest] = this.#sessions.keys();
      if (oldest !== undefined) this.#forget(oldest);
    }
  }

  #forget(clientId: string): void {
    const session = this.#sessions.get(clientId);
    if (!session) return;
    this.#sessions.delete(clientId);
    this.#bytes -= ofSession + session.outgoingBytes;
    for (const topic of session.subscriptions.keys()) this.#bytes -= 2 * topic.length;
  }
}

function sizeOf({ payload, topic = '' }: Outgoing): number {
  return 256 + (payload?.length ?? 0) + 2 * topic.length;
}
