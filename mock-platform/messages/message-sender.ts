import { randomUUID } from 'node:crypto';
import { generate } from 'mqtt-packet';
import type { Broker } from '../broker/broker.ts';
import type { Session } from '../broker/session.ts';
import type { Clock } from '../clock.ts';
import type { PlatformEvent } from '../events.ts';
import type { Generation } from '../generations/generation.ts';
import type { Saying } from '../generations/sayings.ts';
import { PlatformError } from '../platform-error.ts';
import type { Registry } from '../registry/registry.ts';
import type { PublishPacket } from '../wire/packet.ts';
import type { MessageSent, MessageStatus } from './events.ts';
import { messageBounds } from './message-bounds.ts';
import type { EventContent, MessageContent } from './message-content.ts';
import { Repetitions } from './repetitions.ts';
import { type Waitable, WaitingMessages } from './waiting-messages.ts';

/** A message to a device, and how it is to be sent. */
export interface MessageRequest extends Omit<MessageContent, 'messageId'> {
  /** Default: a new UUID. */
  readonly messageId?: string;
  /** Default: 1. Never more than the device takes on the topic. */
  readonly qos?: 0 | 1;
  /** Milliseconds that it waits for a device that is off line; 0 for not at all. Default, and most: 24 hours. */
  readonly ttlMs?: number;
}

/** An event to a device, and how it is to be sent. */
export type EventRequest = EventContent & {
  /** Default: 1. Never more than the device takes on the topic. */
  readonly qos?: 0 | 1;
};

/** What became of a message at once. */
export interface MessageOutcome {
  readonly messageId: string;
  /** `waiting`: it is sent when the device comes, or subscribes to the topic · `offline`: it does not wait, as it was asked. */
  readonly status: 'sent' | 'waiting' | 'not-subscribed' | 'offline';
}

/** What leaves for a device. */
export interface Outgoing extends Saying {
  readonly what: MessageSent['what'];
  readonly qos: 0 | 1;
  readonly messageId?: string;
  readonly name?: string;
}

/** A message that waits, as far as it is shown. */
export interface WaitingMessage {
  readonly messageId: string;
  /** As its application calls it, where it does. */
  readonly name?: string;
  readonly topic: string;
  /** When it is too old, on the monotonic time of the platform's clock, in milliseconds. */
  readonly due: number;
}

interface Waiting extends Outgoing, Waitable {
  readonly messageId: string;
}

interface MessageSenderParts {
  readonly generation: Generation;
  readonly registry: Registry;
  readonly broker: Broker;
  readonly record: (event: PlatformEvent) => void;
  /** How long messages wait. */
  readonly clock: Clock;
  /** When they are sent once more; undefined for never. */
  readonly repeatClock: Clock | undefined;
}

/** Says to devices what wants no answer: at once, or when they come. */
export class MessageSender {
  readonly #parts: MessageSenderParts;
  readonly #waiting: WaitingMessages<Waiting>;
  readonly #repetitions: Repetitions | undefined;
  /** What aedes has taken at QoS 1 and not written yet, by connection, in order. */
  readonly #unwritten = new Map<number, Outgoing[]>();

  constructor(parts: MessageSenderParts) {
    this.#parts = parts;
    this.#waiting = new WaitingMessages(parts.clock, (deviceId, message, why) => this.#status(deviceId, message, why));
    this.#repetitions = parts.repeatClock && new Repetitions(parts.repeatClock);
  }

  /** @throws RegistryError for an unknown device; PlatformError for what cannot be sent */
  async sendMessage(deviceId: string, { qos = 1, ttlMs, ...content }: MessageRequest): Promise<MessageOutcome> {
    const { generation, registry, broker, clock } = this.#parts;
    registry.device(deviceId);
    const messageId = content.messageId ?? randomUUID();
    if (!generation.writeMessage) throw new PlatformError(silent('messages'));
    const saying = generation.writeMessage({ ...content, messageId }, deviceId);
    requireShort(saying);
    const { name } = content;
    const message: Outgoing & { messageId: string } = {
      ...saying,
      what: 'message',
      qos,
      messageId,
      ...(name !== undefined && { name }),
    };
    const session = broker.sessionOf(deviceId);
    if (session?.isGreeted) {
      const isTaken = generation.takes?.(session, saying.topic) !== undefined;
      if (isTaken) this.#send(session, message);
      this.#status(deviceId, message, isTaken ? 'sent' : 'not-subscribed');
      return { messageId, status: isTaken ? 'sent' : 'not-subscribed' };
    }
    const wait = Math.min(ttlMs ?? messageBounds.ttlMs, messageBounds.ttlMs);
    if (wait <= 0) {
      this.#status(deviceId, message, 'offline');
      return { messageId, status: 'offline' };
    }
    this.#status(deviceId, message, 'waiting');
    const due = clock.monotonic() + wait;
    this.#waiting.add(deviceId, { ...message, bytes: saying.payload.length + 2 * saying.topic.length, due });
    return { messageId, status: 'waiting' };
  }

  /** True when it left. @throws RegistryError for an unknown device; PlatformError for what cannot be sent */
  async sendEvent(deviceId: string, { qos = 1, ...content }: EventRequest): Promise<boolean> {
    const { generation, registry, broker } = this.#parts;
    registry.device(deviceId);
    if (!generation.writeEvent) throw new PlatformError(silent('events'));
    const saying = generation.writeEvent(content, deviceId);
    requireShort(saying);
    const session = broker.sessionOf(deviceId);
    if (!session?.isGreeted) return false;
    this.#send(session, { ...saying, what: 'event', qos });
    return true;
  }

  /** Answers what the device asked for itself. */
  say(session: Session, outgoing: Outgoing): void {
    this.#send(session, outgoing, { reply: true });
  }

  /** A device has come, or has subscribed: it gets what waits for that. */
  deliver(session: Session): void {
    const { deviceId } = session.identity;
    const { generation } = this.#parts;
    const isReady = ({ topic }: Waiting) => generation.takes?.(session, topic) !== undefined;
    for (const message of this.#waiting.take(deviceId, isReady)) {
      this.#send(session, message, { waited: true });
      this.#status(deviceId, message, 'sent');
    }
  }

  /** What waits for a device, the oldest first. */
  waitingOf(deviceId: string): readonly WaitingMessage[] {
    return this.#waiting.of(deviceId);
  }

  /** A PUBLISH left: a message that has its topic and bytes gets its packet identifier, and is sent once more without a PUBACK. */
  written(connection: number, { packetId, topic, payload, dup }: PublishPacket): void {
    if (dup || packetId === undefined) return;
    const unwritten = this.#unwritten.get(connection);
    const at = unwritten?.findIndex((one) => one.topic === topic && Buffer.compare(one.payload, payload) === 0) ?? -1;
    const [message] = at < 0 || !unwritten ? [] : unwritten.splice(at, 1);
    if (message) this.#repetitions?.watch(connection, packetId, () => this.#repeat(connection, packetId, message));
  }

  /** The device acknowledged a PUBLISH. */
  acknowledged(connection: number, packetId: number): void {
    this.#repetitions?.acknowledged(connection, packetId);
  }

  closed(connection: number): void {
    this.#repetitions?.closed(connection);
    this.#unwritten.delete(connection);
  }

  /** The device was deleted. */
  forget(deviceId: string): void {
    this.#waiting.forget(deviceId);
  }

  clear(): void {
    this.#waiting.clear();
    this.#repetitions?.clear();
  }

  #send(session: Session, message: Outgoing, circumstance: Pick<MessageSent, 'waited' | 'reply'> = {}): void {
    const { generation, broker, record } = this.#parts;
    const { connection, identity } = session;
    const { topic, payload, what, messageId, v2 } = message;
    const qos = Math.min(message.qos, generation.takes?.(session, topic) ?? 0) as 0 | 1;
    const known = { ...(messageId !== undefined && { messageId }), ...(v2 && { v2 }) };
    const { deviceId } = identity;
    const how = { ...known, ...circumstance };
    record({ type: 'message-sent', deviceId, connection, topic, payload, qos, what, ...how });
    if (qos === 1) this.#toBeWritten(connection, message);
    // What a closing connection does not take any more is lost, as on the way.
    broker.publish(session, topic, payload, qos).catch(() => {});
  }

  #toBeWritten(connection: number, message: Outgoing): void {
    const unwritten = this.#unwritten.get(connection) ?? [];
    this.#unwritten.set(connection, unwritten);
    unwritten.push(message);
    if (unwritten.length > messageBounds.unacknowledged) unwritten.shift();
  }

  #repeat(connection: number, messageId: number, message: Outgoing): void {
    const { broker, record } = this.#parts;
    const session = broker.sessions.find((one) => one.connection === connection);
    if (!session || session.tap.destroyed) return;
    const { topic, payload, what, v2 } = message;
    const known = { ...(message.messageId !== undefined && { messageId: message.messageId }), ...(v2 && { v2 }) };
    const { deviceId } = session.identity;
    record({ type: 'message-redelivered', deviceId, connection, topic, payload, what, ...known });
    const packet = { cmd: 'publish', topic, payload: Buffer.from(payload), qos: 1, dup: true, retain: false } as const;
    session.tap.send(generate({ ...packet, messageId }));
  }

  #status(deviceId: string, message: Outgoing, status: MessageStatus['status']): void {
    const { messageId, name, topic } = message;
    if (messageId === undefined) return;
    const named = name !== undefined && { name };
    this.#parts.record({ type: 'message-status', deviceId, messageId, status, ...named, topic });
  }
}

function requireShort({ payload }: Saying): void {
  if (payload.length <= messageBounds.payload) return;
  throw new PlatformError(`The message has ${payload.length} bytes: expected at most ${messageBounds.payload}.`);
}

function silent(what: string): string {
  return `The platform has no ${what} for devices: its generation of the protocol knows none. Start it with generation 2, or with both.`;
}
