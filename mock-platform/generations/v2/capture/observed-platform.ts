import { type DeviceKnowledge, ObservedParts } from '../../../capture/observed-parts.ts';
import type { Observer } from '../../../capture/observer.ts';
import type { PlatformEvent } from '../../../events.ts';
import { parseClientIdentifier } from '../../../protocol/client-identifier.ts';
import { isObject } from '../../../protocol/is-object.ts';
import { readJson } from '../../../protocol/read-json.ts';
import type { ConnackPacket, ConnectPacket, PublishPacket } from '../../../wire/packet.ts';
import type { CommandContent, Identity, TopicClass } from '../../generation.ts';
import { checkCredentials, identityType } from '../check-credentials.ts';
import { fitOfRequest } from '../fit-of-request.ts';
import type { V2Channel, V2Family } from '../own.ts';
import { readContent } from '../read-content.ts';
import { RequestIds } from '../request-id.ts';
import { classifyTopic, downOf } from '../topics.ts';

/** What is on a channel on which the platform speaks without wanting an answer. */
const said: Readonly<Partial<Record<V2Channel, 'message' | 'event' | 'shadow'>>> = {
  'messages/down': 'message',
  'events/down': 'event',
  'shadow/get/response': 'shadow',
};

const families = Object.keys(downOf) as readonly V2Family[];

/** A platform of generation 2 that is only watched: it concludes from the packets of both sides what ours would have recorded. */
export class ObservedPlatform implements Observer {
  /** Nothing is coded here. */
  readonly notes: readonly string[] = [];
  readonly #parts: ObservedParts;
  readonly #knowledge: DeviceKnowledge;

  /** @param began milliseconds since the epoch */
  constructor(began: number, knowledge: DeviceKnowledge) {
    this.#knowledge = knowledge;
    this.#parts = new ObservedParts(began, knowledge, { newKeys: () => new RequestIds() });
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

  record(event: PlatformEvent): void {
    this.journal.record(event);
  }

  advanceTo(time: number): void {
    this.#parts.advanceTo(time);
  }

  answered(connection: number, connect: ConnectPacket, { returnCode }: ConnackPacket): Identity | undefined {
    const parsed = parseClientIdentifier(connect.clientId);
    const named = parsed.ok && parsed.value.authenticationType === identityType ? parsed.value : undefined;
    const device = named && this.#parts.deviceNamed(named.id);
    const check = checkCredentials(connect, this.#parts.registry, this.#parts.clock.now());
    const v2 = named && { identityType, signType: named.signType };
    const known = device && v2 && { deviceId: device.deviceId, v2 };
    return this.#parts.answered({ connection, returnCode }, check, known);
  }

  classify(topic: string, { deviceId }: Identity): TopicClass {
    return classifyTopic(topic, deviceId);
  }

  received(connection: number, deviceId: string, topicClass: TopicClass, payload: Uint8Array): void {
    const { response, ...message } = readContent(payload, topicClass);
    this.record({ type: 'message-received', connection, deviceId, payload, ...message });
    if (response) this.exchange.answer(deviceId, connection, message.key, response);
  }

  /** The platform is about to publish on a topic of this device, which brings requests or what wants no answer. */
  sends(connection: number, deviceId: string, topicClass: TopicClass, packet: PublishPacket): void {
    const { key, v2 } = topicClass;
    const { topic, payload, dup } = packet;
    if (!v2) return;
    const what = said[v2.channel];
    const at = { deviceId, connection, topic, payload, v2 };
    const qos = Math.min(1, packet.qos) as 0 | 1;
    if (what && dup) this.record({ type: 'message-redelivered', ...at, what });
    else if (what) this.record({ type: 'message-sent', ...at, qos, what, ...(what === 'shadow' && { reply: true }) });
    const family = families.find((one) => downOf[one] === v2.channel);
    if (family && key !== undefined) this.#requested(family, key, { ...at, qos, dup, channel: v2.channel });
  }

  #requested(
    family: V2Family,
    key: string,
    {
      dup,
      channel,
      topic,
      ...at
    }: {
      readonly deviceId: string;
      readonly connection: number;
      readonly topic: string;
      readonly payload: Uint8Array;
      readonly qos: 0 | 1;
      readonly dup: boolean;
      readonly channel: V2Channel;
    },
  ): void {
    const { deviceId, connection, payload, qos } = at;
    const { value } = readJson(payload);
    const objectDeviceId = isObject(value) ? value.object_device_id : undefined;
    const v2 = { family, ...(typeof objectDeviceId === 'string' && { objectDeviceId }) };
    if (dup) {
      this.record({ type: 'command-redelivered', deviceId, connection, key, payload, v2 });
      return;
    }
    const content = contentOf(value, family);
    if (!content) {
      const flaw = 'no valid request';
      const probe = { ...v2, channel };
      this.record({
        type: 'probe-sent',
        deviceId,
        connection,
        topic,
        kind: 'malformed',
        flaw,
        key,
        qos,
        payload,
        v2: probe,
      });
      return;
    }
    const { model } = this.#knowledge;
    // A platform sends what the model has: without one there is no reason to doubt it.
    const fit = model ? fitOfRequest(model, content, family) : 'valid';
    const { waitMs } = this.#parts;
    void this.exchange.open(
      { deviceId, connection, payload, qos, key, ...content, fit, waitMs, v2 },
      { outlives: true },
    );
  }
}

/** What a request asks for; undefined for one that is not what its family has. */
function contentOf(value: unknown, family: V2Family): Omit<CommandContent, 'key'> | undefined {
  if (!isObject(value)) return undefined;
  const { service_id: serviceId = '', command_name: name, paras, services } = value;
  if (typeof serviceId !== 'string') return undefined;
  if (family === 'get') return { serviceId, cmd: downOf.get, paras: serviceId === '' ? {} : { service_id: serviceId } };
  if (family === 'command') {
    const known = paras ?? {};
    return typeof name === 'string' && isObject(known) ? { serviceId, cmd: name, paras: known } : undefined;
  }
  if (!Array.isArray(services) || !services.every(isObject)) return undefined;
  const [first] = services;
  return { serviceId: String(first?.service_id ?? ''), cmd: downOf.set, paras: { services } };
}
