import { generate } from 'mqtt-packet';
import type { Broker } from '../broker/broker.ts';
import type { Session } from '../broker/session.ts';
import type { PlatformEvent } from '../events.ts';
import type { CommandMessage } from '../generations/v1/messages.ts';
import { commandMessage } from '../generations/v1/messages.ts';
import type { CodecMode } from '../generations/v1/own.ts';
import { topicsOf } from '../generations/v1/topics.ts';
import { PlatformError } from '../platform-error.ts';
import type { Product, Registry } from '../registry/registry.ts';
import type { PublishPacket } from '../wire/packet.ts';
import { filterMatches } from '../wire/topic-filter.ts';
import type { CommandExchange, CommandOutcome } from './command-exchange.ts';
import type { ProbeSent } from './events.ts';
import { fitOf } from './fit-of.ts';
import { type SentCommand, SentCommands } from './sent-commands.ts';

export interface CommandRequest {
  readonly serviceId: string;
  readonly cmd: string;
  /** Default: `{}`. */
  readonly paras?: Readonly<Record<string, unknown>>;
  /** By what the response tells that it answers this command: a mid, as text. Default: the device's next free one. */
  readonly key?: string;
  /** Milliseconds to wait for the answer. Default: the platform's. */
  readonly waitMs?: number;
  /** Default: 1. Never more than the device's subscription grants. */
  readonly qos?: 0 | 1;
  /** Send `hasMore: 0`. Default: the platform's. */
  readonly hasMore?: boolean;
  /**
   * How far it has come: `taken` by the platform, which waits for the answer from then on · `sent`, written to the connection ·
   * `delivered`, acknowledged by the device; at QoS 0, written.
   */
  readonly onProgress?: (progress: 'taken' | 'sent' | 'delivered') => void;
  /** It repeats the command with this key, which stayed without an answer. */
  readonly again?: string;
  /** What is changed in it, to find what makes the device answer: a name for the journal. */
  readonly trial?: string;
  /** On the topic of the codec mode that is not the product's, if the device has subscribed to it. Default: the product's. */
  readonly topicOf?: 'other';
  /** Another way to write the same message (JSON mode only). */
  readonly write?: { readonly form: string; readonly bytes: (message: CommandMessage) => Uint8Array };
}

/** A message on the command topic that is not a valid command. */
export type Probe = Pick<ProbeSent, 'kind' | 'flaw' | 'key' | 'payload'> & {
  readonly qos?: 0 | 1;
  readonly mid?: never;
};

/** Where a device listens for commands. */
interface CommandTopic {
  readonly topic: string;
  readonly granted: number;
}

/** Turns requests into `cloudReq` messages on the device's command topic. */
export class CommandSender {
  readonly #parts: CommandSenderParts;
  readonly #sent = new SentCommands();
  /** Commands that aedes has taken and not written yet, by connection, in order. */
  readonly #unwritten = new Map<number, SentCommand[]>();
  /** Commands whose PUBACK a caller waits for, by connection and packet identifier. */
  readonly #unacknowledged = new Map<number, Map<number, SentCommand>>();

  constructor(parts: CommandSenderParts) {
    this.#parts = parts;
  }

  async send(deviceId: string, request: CommandRequest): Promise<CommandOutcome> {
    const { registry, broker, exchange } = this.#parts;
    const product = registry.productOf(registry.device(deviceId));
    const session = broker.sessionOf(deviceId);
    if (!session) return { outcome: 'offline' };
    const other = product.codecMode === 'json' ? 'binary' : 'json';
    const listening = commandTopicOf(session, request.topicOf === 'other' ? other : product.codecMode);
    if (!listening) return { outcome: 'not-subscribed' };

    const { serviceId, cmd, paras = {}, waitMs = this.#parts.waitMs } = request;
    const keys = exchange.keysOf(deviceId);
    const key = request.key === undefined ? keys.allocate() : keys.claim(request.key);
    const mid = Number(key);
    const hasMore = request.hasMore ?? this.#parts.hasMore;
    const message = commandMessage({ serviceId, cmd, paras, mid, ...(hasMore && { hasMore: 0 as const }) });
    let payload: Uint8Array;
    try {
      payload = encode(message, product, request.write?.bytes);
    } catch (error) {
      keys.release(key);
      throw error;
    }
    const qos = Math.min(request.qos ?? 1, listening.granted) as 0 | 1;
    const { connection } = session;
    const { onProgress } = request;
    const v1 = { mid, codecMode: product.codecMode };
    const sent: SentCommand = {
      ...{ deviceId, key, connection, topic: listening.topic, payload, v1 },
      ...(onProgress && { onProgress }),
    };
    this.#sent.add(sent);
    const unwritten = this.#unwritten.get(connection);
    if (unwritten) unwritten.push(sent);
    else this.#unwritten.set(connection, [sent]);
    const outcome = exchange.open({
      deviceId,
      connection,
      key,
      serviceId,
      cmd,
      paras,
      fit: fitOf(product.model, serviceId, cmd, paras),
      ...(request.write && { form: request.write.form }),
      ...(request.again !== undefined && { again: request.again }),
      ...(request.trial !== undefined && { trial: request.trial }),
      qos,
      payload,
      waitMs,
      v1,
    });
    onProgress?.('taken');
    // A connection that is gone by now settles the outcome by itself.
    broker.publish(session, listening.topic, payload, qos).catch(() => exchange.connectionLost(deviceId, connection));
    return outcome;
  }

  /** Would a command reach the device? */
  listens(deviceId: string): boolean {
    const { registry, broker } = this.#parts;
    const session = broker.sessionOf(deviceId);
    return (
      session !== undefined &&
      commandTopicOf(session, registry.productOf(registry.device(deviceId)).codecMode) !== undefined
    );
  }

  async probe(deviceId: string, { kind, flaw, key, payload, qos: wanted = 1 }: Probe): Promise<boolean> {
    const { registry, broker, record } = this.#parts;
    const session = broker.sessionOf(deviceId);
    const listening = session && commandTopicOf(session, registry.productOf(registry.device(deviceId)).codecMode);
    if (!session || !listening) return false;
    const { topic } = listening;
    const { connection } = session;
    const qos = Math.min(wanted, listening.granted) as 0 | 1;
    const withKey = key !== undefined && { key };
    record({ type: 'probe-sent', deviceId, connection, topic, kind, flaw, ...withKey, qos, payload });
    return broker.publish(session, topic, payload, qos).then(
      () => true,
      () => false,
    );
  }

  redeliver(deviceId: string, key: string): boolean {
    const { broker } = this.#parts;
    const session = broker.sessionOf(deviceId);
    const sent = this.#sent.get(deviceId, key);
    if (!session || sent?.packetId === undefined || sent.connection !== session.connection) return false;
    const { topic, packetId: messageId } = sent;
    const payload = Buffer.from(sent.payload);
    session.tap.send(generate({ cmd: 'publish', topic, payload, qos: 1, dup: true, retain: false, messageId }));
    return true;
  }

  /**
   * A PUBLISH left on a connection: the first unwritten command with its bytes gets its packet identifier. With DUP it is
   * a command again, sent by a scenario, or by the broker when a session was resumed.
   */
  written(connection: number, { packetId, payload, dup }: PublishPacket): void {
    if (dup) this.#redelivered(connection, payload);
    const unwritten = this.#unwritten.get(connection);
    const index = unwritten?.findIndex((sent) => Buffer.compare(sent.payload, payload) === 0) ?? -1;
    const [sent] = index < 0 || !unwritten ? [] : unwritten.splice(index, 1);
    if (!sent) return;
    sent.onProgress?.('sent');
    if (packetId === undefined) sent.onProgress?.('delivered');
    else {
      sent.packetId = packetId;
      this.#watch(connection, packetId, sent);
    }
  }

  /** The device acknowledged a PUBLISH. */
  acknowledged(connection: number, packetId: number): void {
    const watched = this.#unacknowledged.get(connection);
    const sent = watched?.get(packetId);
    watched?.delete(packetId);
    sent?.onProgress?.('delivered');
  }

  #watch(connection: number, packetId: number, sent: SentCommand): void {
    if (!sent.onProgress) return;
    const watched = this.#unacknowledged.get(connection) ?? new Map<number, SentCommand>();
    this.#unacknowledged.set(connection, watched.set(packetId, sent));
  }

  #redelivered(connection: number, payload: Uint8Array): void {
    const { broker, record } = this.#parts;
    const deviceId = broker.sessions.find((session) => session.connection === connection)?.identity.deviceId;
    const sent = deviceId !== undefined && this.#sent.withPayload(deviceId, payload);
    if (!sent) return;
    const { key, v1 } = sent;
    record({ type: 'command-redelivered', deviceId, connection, key, payload, v1 });
  }

  /** The device was deleted. */
  forget(deviceId: string): void {
    this.#sent.forget(deviceId);
  }

  /** Forgets what a closed connection did not write. */
  closed(connection: number): void {
    this.#unwritten.delete(connection);
    this.#unacknowledged.delete(connection);
  }
}

interface CommandSenderParts {
  readonly registry: Registry;
  readonly broker: Broker;
  readonly exchange: CommandExchange;
  readonly record: (event: PlatformEvent) => void;
  readonly waitMs: number;
  readonly hasMore: boolean;
}

/**
 * The command topic of the product's mode (ref 3), if the device has subscribed to it; a filter with wildcards does, too.
 * Several filters that match get one copy, at the highest QoS granted (MQTT-3.3.5-1).
 */
function commandTopicOf({ identity, subscriptions }: Session, codecMode: CodecMode): CommandTopic | undefined {
  const topic = topicsOf(identity.v1?.topicId ?? identity.deviceId).command[codecMode];
  const only = subscriptions.size === 1 && subscriptions.get(topic);
  if (only) return { topic, granted: only.granted };
  const granted = [...subscriptions.values()].flatMap(({ filter, granted }) =>
    filterMatches(filter, topic) ? [granted] : [],
  );
  return granted.length === 0 ? undefined : { topic, granted: Math.max(...granted) as 0 | 1 | 2 };
}

function encode(
  message: CommandMessage,
  { codecMode, codec, productId }: Product,
  write: (message: CommandMessage) => Uint8Array = (plain) => new TextEncoder().encode(JSON.stringify(plain)),
): Uint8Array {
  if (codecMode === 'json' || !codec) return write(message);
  const complaint = `The codec of product "${productId}"`;
  let bytes: Uint8Array | null;
  try {
    bytes = codec.encode({ ...message });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new PlatformError(`${complaint} cannot encode command "${message.cmd}": ${why}.`);
  }
  if (bytes === null) throw new PlatformError(`${complaint} encodes no bytes for command "${message.cmd}".`);
  return bytes;
}
