import { randomBytes } from 'node:crypto';
import type { Observer } from '../../../capture/observer.ts';
import { VirtualClock } from '../../../clock.ts';
import { CommandExchange } from '../../../commands/command-exchange.ts';
import { fitOf } from '../../../commands/fit-of.ts';
import type { PlatformEvent } from '../../../events.ts';
import { Journal } from '../../../journal/journal.ts';
import type { ProductModel } from '../../../product-model/model.ts';
import { parseClientIdentifier } from '../../../protocol/client-identifier.ts';
import { many } from '../../../protocol/many.ts';
import type { Device } from '../../../registry/device.ts';
import { Registry } from '../../../registry/registry.ts';
import { KnownSecrets } from '../../../secrets/known-secrets.ts';
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
export interface CaptureKnowledge {
  readonly deviceId?: string;
  readonly nodeId?: string;
  readonly secret?: string;
  readonly model?: ProductModel;
  /** Default: `json`. */
  readonly codecMode?: CodecMode;
  readonly codec?: Codec;
  /** Milliseconds that the platform waited for the answer to a command. Default: 20 000. */
  readonly commandWaitMs?: number;
}

const productId = 'captured';
const emptyModel: ProductModel = {
  manufacturerId: '',
  manufacturerName: '',
  model: '',
  deviceType: '',
  protocolType: 'MQTT',
  services: [],
};

/** A platform that is only watched: it concludes from the packets of both sides what a platform of our own would have recorded. */
export class ObservedPlatform implements Observer {
  readonly journal: Journal<PlatformEvent>;
  readonly registry: Registry;
  readonly exchange: CommandExchange;
  /** Secrets that the user gave, and passwords that are in the capture. */
  readonly secrets = new KnownSecrets();
  readonly #clock: VirtualClock;
  readonly #knowledge: CaptureKnowledge;
  readonly #unread = { publications: 0, commands: 0 };
  /** Devices that were sent commands in codec mode binary. */
  readonly #codedTo = new Set<string>();

  /** @param began milliseconds since the epoch */
  constructor(began: number, knowledge: CaptureKnowledge) {
    const { model, codecMode = 'json', codec } = knowledge;
    this.#clock = new VirtualClock(began);
    this.#knowledge = knowledge;
    this.journal = new Journal<PlatformEvent>({ clock: this.#clock });
    const record = (event: PlatformEvent) => {
      // Without its model there is nothing that a product could be judged by.
      if (event.type !== 'product-registered' || model) this.journal.record(event);
    };
    this.registry = new Registry({
      record,
      ofProduct: (product) => ({ v1: codingOf(product) }),
      onSecret: (secret) => this.secrets.add(secret),
    });
    this.exchange = new CommandExchange({ clock: this.#clock, record, newKeys: () => new MidAllocator() });
    this.registry.addProduct({ productId, model: model ?? emptyModel, codecMode, ...(codec && { codec }) });
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

  /** Lets time pass up to a moment; waits for answers end on the way. */
  advanceTo(time: number): void {
    this.#clock.advance(Math.max(0, time - this.#clock.now()));
  }

  /** The platform has answered a CONNECT: what it looked at, as far as that is known, and who came in. */
  answered(connection: number, connect: ConnectPacket, { returnCode }: ConnackPacket): Identity | undefined {
    const device = this.#deviceOf(connect.clientId);
    const check = checkCredentials(connect, this.registry, this.#clock.now());
    const secretKnown = this.#knowledge.secret !== undefined && device !== undefined && this.#isThatDevice(device);
    const findings = check.findings.filter(({ aspect }) => aspect !== 'password' || secretKnown);
    const accepted = returnCode === 0;
    const { login, topicId } = check;
    const known =
      device && login && topicId !== undefined ? { deviceId: device.deviceId, v1: { topicId, login } } : undefined;
    const explained = !secretKnown || !check.accepted;
    this.record({
      type: 'authenticated',
      connection,
      accepted,
      returnCode,
      reason: accepted
        ? 'accepted'
        : explained && !check.accepted && secretKnown
          ? check.reason
          : `refused with return code ${returnCode}`,
      // Credentials that are right were not what it was refused for.
      ...(!accepted && !explained && { staged: true }),
      findings,
      ...known,
    });
    return accepted ? known : undefined;
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
    const waitMs = this.#knowledge.commandWaitMs ?? 20_000;
    const { model } = this.#knowledge;
    // A platform sends what the model has: without one there is no reason to doubt it.
    const fit = model ? fitOf(model, serviceId, cmd, paras) : 'valid';
    const v1 = { mid, codecMode };
    void this.exchange.open({ ...at, deviceId, key: String(mid), serviceId, cmd, paras, fit, waitMs, v1 });
  }

  /** A device that names itself counts as registered, under the one id that is seen; the user may know the other one. */
  #deviceOf(clientId: string): Device | undefined {
    const parsed = parseClientIdentifier(clientId);
    if (!parsed.ok || parsed.value.authenticationType === '1') return undefined;
    const { id } = parsed.value;
    const known = this.registry.byDeviceId(id) ?? this.registry.byNodeId(id);
    if (known) return known;
    const { deviceId, nodeId, secret } = this.#knowledge;
    const isTheirs = id === deviceId || id === nodeId;
    return this.registry.registerDevice({
      productId,
      deviceId: isTheirs ? (deviceId ?? id) : id,
      nodeId: isTheirs ? (nodeId ?? id) : id,
      secret: secret ?? randomBytes(10).toString('hex'),
    });
  }

  #isThatDevice({ deviceId, nodeId }: Device): boolean {
    const { deviceId: known, nodeId: alsoKnown } = this.#knowledge;
    if (known === undefined && alsoKnown === undefined) return true;
    return deviceId === known || nodeId === alsoKnown;
  }
}
