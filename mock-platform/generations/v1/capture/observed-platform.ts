import { type DeviceKnowledge, ObservedParts } from '../../../capture/observed-parts.ts';
import type { Observer } from '../../../capture/observer.ts';
import { fitOf } from '../../../commands/fit-of.ts';
import type { PlatformEvent } from '../../../events.ts';
import { parseClientIdentifier } from '../../../protocol/client-identifier.ts';
import { many } from '../../../protocol/many.ts';
import type { Device } from '../../../registry/device.ts';
import type { ConnackPacket, ConnectPacket, PublishPacket } from '../../../wire/packet.ts';
import type { Identity, TopicClass } from '../../generation.ts';
import { checkCredentials } from '../check-credentials.ts';
import { cloudReq } from '../message-schemas.ts';
import { interpret, readMessage } from '../messages.ts';
import { MidAllocator } from '../mid-allocator.ts';
import { type CodecMode, codings } from '../own.ts';
import { type Codec, codingOf } from '../product.ts';
import { classifyTopic } from '../topics.ts';

/** What a capture does not show, where the user knows it. */
export interface CaptureKnowledge extends DeviceKnowledge {
  /** Default: `json`. */
  readonly codecMode?: CodecMode;
  readonly codec?: Codec;
}

/** A platform that is only watched: it concludes from the packets of both sides what a platform of our own would have recorded. */
export class ObservedPlatform implements Observer {
  readonly #parts: ObservedParts;
  readonly #knowledge: CaptureKnowledge;
  readonly #unread = { publications: 0, commands: 0 };
  /** Devices that were sent commands in codec mode binary. */
  readonly #codedTo = new Set<string>();

  /** @param began milliseconds since the epoch */
  constructor(began: number, knowledge: CaptureKnowledge) {
    const { codecMode = 'json', codec } = knowledge;
    this.#knowledge = knowledge;
    this.#parts = new ObservedParts(began, knowledge, {
      newKeys: () => new MidAllocator(),
      product: { codecMode, ...(codec && { codec }) },
      ofProduct: (product) => ({ v1: codingOf(product) }),
    });
  }

  get journal(): Observer['journal'] {
    return this.#parts.journal;
  }

  get exchange(): Observer['exchange'] {
    return this.#parts.exchange;
  }

  get secrets(): Observer['secrets'] {
    return this.#parts.secrets;
  }

  /** What could not be judged, and why, in words. */
  get notes(): string[] {
    const { publications, commands } = this.#unread;
    return [
      ...(publications > 0
        ? [`${many(publications, 'publication')} in codec mode binary: not judged without the codec: give --codec.`]
        : []),
      ...(commands > 0
        ? [
            `${many(commands, 'command')} in codec mode binary: not judged, nor the answers: bytes cannot be turned back into a command.`,
          ]
        : []),
    ];
  }

  record(event: PlatformEvent): void {
    this.journal.record(event);
  }

  advanceTo(time: number): void {
    this.#parts.advanceTo(time);
  }

  answered(connection: number, connect: ConnectPacket, { returnCode }: ConnackPacket): Identity | undefined {
    const device = this.#deviceOf(connect.clientId);
    const check = checkCredentials(connect, this.#parts.registry, this.#parts.clock.now());
    const { login, topicId } = check;
    const known =
      device && login && topicId !== undefined ? { deviceId: device.deviceId, v1: { topicId, login } } : undefined;
    return this.#parts.answered({ connection, returnCode }, check, known);
  }

  classify(topic: string, { deviceId, v1 }: Identity): TopicClass {
    return classifyTopic(topic, v1?.topicId ?? deviceId);
  }

  /** The content of a publication on the device's data topic. */
  received(connection: number, deviceId: string, { v1 = codings.json }: TopicClass, payload: Uint8Array): void {
    const { codecMode } = v1;
    const { codec } = this.#knowledge;
    if (codecMode === 'binary' && !codec) {
      this.#unread.publications += 1;
      // It may be the answer to any of them.
      this.exchange.withdraw(deviceId);
      return;
    }
    const { response, ...message } = interpret(payload, codecMode, codecMode === 'binary' ? codec : undefined);
    this.record({ type: 'message-received', connection, deviceId, v1, payload, ...message });
    if (!response) return;
    // The answer to a command that could not be read: the device did not send it without a command.
    if (this.#codedTo.has(deviceId) && !this.exchange.awaits(deviceId, message.key)) return;
    this.exchange.answer(deviceId, connection, message.key, response);
  }

  /** The platform is about to publish on the device's command topic. */
  sends(
    connection: number,
    deviceId: string,
    { v1: { codecMode } = codings.json }: TopicClass,
    { topic, payload, qos, dup }: PublishPacket,
  ): void {
    if (dup) return;
    // What the codec made of a command cannot be turned back into it.
    if (codecMode === 'binary') {
      this.#unread.commands += 1;
      this.#codedTo.add(deviceId);
      return;
    }
    const { value } = readMessage(payload);
    const { success, data: command } = cloudReq.safeParse(value);
    const at = { connection, qos: Math.min(1, qos) as 0 | 1, payload };
    if (!success) {
      const isObject =
        typeof value === 'object' && value !== null && 'msgType' in value && value.msgType !== 'cloudReq';
      const kind = isObject ? 'not-a-command' : 'malformed';
      this.record({
        type: 'probe-sent',
        deviceId,
        topic,
        kind,
        flaw: 'no valid cloudReq',
        ...at,
        v1: codings[codecMode],
      });
      return;
    }
    const { mid, serviceId, cmd, paras } = command;
    const { waitMs } = this.#parts;
    const { model } = this.#knowledge;
    // A platform sends what the model has: without one there is no reason to doubt it.
    const fit = model ? fitOf(model, serviceId, cmd, paras) : 'valid';
    const v1 = { mid, codecMode };
    void this.exchange.open({ ...at, deviceId, key: String(mid), serviceId, cmd, paras, fit, waitMs, v1 });
  }

  #deviceOf(clientId: string): Device | undefined {
    const parsed = parseClientIdentifier(clientId);
    if (!parsed.ok || parsed.value.authenticationType === '1') return undefined;
    return this.#parts.deviceNamed(parsed.value.id);
  }
}
