import { generate } from 'mqtt-packet';
import type { Broker } from '../broker/broker.ts';
import type { PlatformEvent } from '../events.ts';
import type { CommandOptions, Generation, WrittenCommand } from '../generations/generation.ts';
import type { Registry } from '../registry/registry.ts';
import type { PublishPacket } from '../wire/packet.ts';
import type { CommandExchange } from './command-exchange.ts';
import type { CommandOutcome } from './command-outcome.ts';
import type { ProbeSent } from './events.ts';
import { fitOf } from './fit-of.ts';
import { type SentCommand, SentCommands } from './sent-commands.ts';

/** A command, and how it is to be sent. */
export interface CommandRequest extends CommandOptions {
  readonly serviceId: string;
  readonly cmd: string;
  /** Default: `{}`. */
  readonly paras?: Readonly<Record<string, unknown>>;
  /** By what the response tells that it answers this command: a mid, as text. Default: the device's next free one. */
  readonly key?: string;
  /** Milliseconds to wait for the answer. Default: the platform's. */
  readonly waitMs?: number;
  /** @internal Milliseconds to wait for one that is late. Default: 0, what comes then answers nothing. */
  readonly graceMs?: number;
  /** Default: 1. Never more than the device's subscription grants. */
  readonly qos?: 0 | 1;
  /**
   * How far it has come: `taken` by the platform, which waits for the answer from then on · `sent`, written to the connection ·
   * `delivered`, acknowledged by the device; at QoS 0, written.
   */
  readonly onProgress?: (progress: 'taken' | 'sent' | 'delivered') => void;
  /** It repeats the command with this key, which stayed without an answer. */
  readonly again?: string;
  /** What is changed in it, to find what makes the device answer: a name for the journal. */
  readonly trial?: string;
}

/** A message on the command topic that is not a valid command. */
export type Probe = Pick<ProbeSent, 'kind' | 'flaw' | 'key' | 'payload'> & {
  readonly qos?: 0 | 1;
  /** Where it goes, among several places. */
  readonly v2?: CommandOptions['v2'];
  readonly mid?: never;
};

/** Turns requests into messages on the topic on which the device takes commands. */
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
    const { generation, registry, broker, exchange } = this.#parts;
    const product = registry.productOf(registry.device(deviceId));
    const session = broker.sessionOf(deviceId);
    if (!session) return { outcome: 'offline' };
    const place = generation.commandPlace(session, product, request);
    if (!place) return { outcome: 'not-subscribed' };

    const { serviceId, cmd, paras = {}, waitMs = this.#parts.waitMs } = request;
    const keys = exchange.keysOf(deviceId);
    const key = request.key === undefined ? keys.allocate(place) : keys.claim(request.key, place);
    let written: WrittenCommand;
    try {
      written = generation.write({ key, serviceId, cmd, paras }, product, request, place);
    } catch (error) {
      keys.release(key);
      throw error;
    }
    const { payload, fit = fitOf(product.model, serviceId, cmd, paras), v1, v2 } = written;
    const topic = place.topicOf(key);
    const qos = Math.min(request.qos ?? 1, place.granted) as 0 | 1;
    const { connection } = session;
    const { onProgress, write, again, trial, graceMs } = request;
    const sent: SentCommand = { deviceId, key, connection, topic, payload, v1, v2, onProgress };
    this.#sent.add(sent);
    const unwritten = this.#unwritten.get(connection);
    if (unwritten) unwritten.push(sent);
    else this.#unwritten.set(connection, [sent]);
    const command = {
      deviceId,
      connection,
      key,
      serviceId,
      cmd,
      paras,
      fit,
      form: write?.form,
      again,
      trial,
      qos,
      payload,
      waitMs,
      graceMs,
      v1,
      v2,
    };
    const outcome = exchange.open(command, { outlives: place.outlives === true });
    onProgress?.('taken');
    // A connection that is gone by now settles the outcome by itself.
    broker.publish(session, topic, payload, qos).catch(() => exchange.unsent(deviceId, connection, key));
    return outcome;
  }

  /** Would a command reach the device? */
  listens(deviceId: string): boolean {
    return this.#placeOf(deviceId) !== undefined;
  }

  #placeOf(deviceId: string, options?: CommandOptions) {
    const { generation, registry, broker } = this.#parts;
    const session = broker.sessionOf(deviceId);
    const place = session && generation.commandPlace(session, registry.productOf(registry.device(deviceId)), options);
    return session && place && { session, place };
  }

  async probe(deviceId: string, { kind, flaw, key: given, payload, qos: wanted = 1, v2 }: Probe): Promise<boolean> {
    const { broker, record, exchange } = this.#parts;
    const { session, place } = this.#placeOf(deviceId, v2 && { v2 }) ?? {};
    if (!session || !place) return false;
    exchange.probed(deviceId);
    const key = given ?? place.anyKey?.();
    const topic = place.topicOf(key ?? '');
    const { connection } = session;
    const qos = Math.min(wanted, place.granted) as 0 | 1;
    const withKey = key !== undefined && { key };
    record({
      type: 'probe-sent',
      deviceId,
      connection,
      topic,
      kind,
      flaw,
      ...withKey,
      qos,
      payload,
      v1: place.v1,
      v2: place.v2,
    });
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
   * A PUBLISH left on a connection: the first unwritten command with its topic and bytes gets its packet identifier. With DUP it is
   * a command again, sent by a scenario, or by the broker when a session was resumed.
   */
  written(connection: number, { packetId, topic, payload, dup }: PublishPacket): void {
    if (dup) this.#redelivered(connection, topic, payload);
    const unwritten = this.#unwritten.get(connection);
    const index =
      unwritten?.findIndex((one) => one.topic === topic && Buffer.compare(one.payload, payload) === 0) ?? -1;
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

  #redelivered(connection: number, topic: string, payload: Uint8Array): void {
    const { broker, record } = this.#parts;
    const deviceId = broker.sessions.find((session) => session.connection === connection)?.identity.deviceId;
    const sent = deviceId !== undefined && this.#sent.withPayload(deviceId, topic, payload);
    if (!sent) return;
    const { key, v1, v2 } = sent;
    record({ type: 'command-redelivered', deviceId, connection, key, payload, v1, v2 });
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
  readonly generation: Generation;
  readonly registry: Registry;
  readonly broker: Broker;
  readonly exchange: CommandExchange;
  readonly record: (event: PlatformEvent) => void;
  readonly waitMs: number;
}
