import type { Clock } from '../../clock.ts';
import type { EventContent, MessageContent } from '../../messages/message-content.ts';
import type { CheckOptions } from '../../protocol/credentials/check-options.ts';
import type { Product, Registry } from '../../registry/registry.ts';
import type { KnownSecrets } from '../../secrets/known-secrets.ts';
import type { ServiceReport } from '../../shadow/service-report.ts';
import type { Shadows } from '../../shadow/shadows.ts';
import type { ConnectPacket, PublishPacket } from '../../wire/packet.ts';
import { filterMatches } from '../../wire/topic-filter.ts';
import type {
  Admission,
  CommandContent,
  CommandOptions,
  Generation,
  GenerationParts,
  Identity,
  Keys,
  Login,
  Message,
  NewGeneration,
  Place,
  PropertyRequest,
  Response,
  TopicClass,
  WrittenCommand,
} from '../generation.ts';
import { keepPassword } from '../keep-password.ts';
import type { Occasion, Reply, Saying } from '../sayings.ts';
import { checkCredentials, find, identityType } from './check-credentials.ts';
import type { V2Family } from './own.ts';
import { getOf, setOf } from './property-requests.ts';
import { readContent, responseOf, servicesIn } from './read-content.ts';
import { answersTo, shadowAnswer } from './replies.ts';
import { reportsIn } from './reports-in.ts';
import { RequestIds } from './request-id.ts';
import { writeEvent, writeMessage } from './sayings.ts';
import { classifyTopic, downOf, prefixOf, topicWithKey } from './topics.ts';
import { writeRequest } from './write-request.ts';

/** Where generation 2 leaves a platform a choice. */
export interface SecondGenerationOptions {
  /** How credentials are checked, where the documents leave a choice. */
  readonly credentials?: CheckOptions;
  /** At which QoS a device gets what it has not subscribed to. Default: 0, as the documents say; a vendor's SDK says 1. */
  readonly implicitQos?: 0 | 1;
  /** Subscriptions of a connection. Default: 100; another edition of the documents says 50. */
  readonly maxSubscriptions?: number;
}

/** SUBACK's code for a subscription that is refused. */
const refused = 0x80;

/** How a platform comes by generation 2. */
export function secondGeneration(options: SecondGenerationOptions = {}): NewGeneration {
  return (parts) => new SecondGeneration(parts, options);
}

/** Generation 2 (`$oc/devices/...`). */
export class SecondGeneration implements Generation {
  /** MQTT 3.1.1, and 3.1, which is noted. */
  readonly levels = new Set([3, 4]);
  readonly keepsSessions = false;
  readonly maxSubscriptions: number;
  readonly #registry: Registry;
  readonly #clock: Clock;
  readonly #secrets: KnownSecrets | undefined;
  readonly #shadows: Shadows | undefined;
  readonly #options: SecondGenerationOptions;

  constructor({ registry, clock, secrets, shadows }: GenerationParts, options: SecondGenerationOptions) {
    this.#registry = registry;
    this.#clock = clock;
    this.#secrets = secrets;
    this.#shadows = shadows;
    this.#options = options;
    this.maxSubscriptions = options.maxSubscriptions ?? 100;
  }

  admit(connect: ConnectPacket): Admission {
    const now = this.#clock.now();
    const { found, identifier, ...answer } = checkCredentials(connect, this.#registry, now, this.#options.credentials);
    keepPassword(this.#secrets, connect.clientId, answer.accepted, ({ id }) => find(id, this.#registry).secret);
    if (!found?.device || !identifier) return answer;
    const v2 = { identityType, signType: identifier.signType };
    return { ...answer, identity: { deviceId: found.device.deviceId, v2 } };
  }

  classify(topic: string, { deviceId }: Identity): TopicClass {
    return classifyTopic(topic, deviceId);
  }

  ofProduct(): Record<string, never> {
    return {};
  }

  /** Another device's topics are refused, and QoS 2 is. What is misspelt and the device's own is granted. */
  grant(filter: string, qos: number, { deviceId }: Identity): number {
    const isForeign = filter.startsWith('$oc/devices/') && !filter.startsWith(prefixOf(deviceId));
    return isForeign ? refused : Math.min(qos, 1);
  }

  objection({ qos, topic }: PublishPacket): string | undefined {
    return qos === 2 ? `a PUBLISH at QoS 2, which the platform does not support, on ${topic}` : undefined;
  }

  /** A request that was on its way when the connection was cut is not sent again. */
  isSentAgain(): boolean {
    return false;
  }

  /**
   * The topic of the request's family. It needs no SUBSCRIBE. A subscription that matches it raises the QoS; however many match,
   * the device gets one copy.
   */
  commandPlace(login: Login, _product: Product, { v2 }: CommandOptions = {}): Place | undefined {
    if (!login.isGreeted) return undefined;
    const { deviceId } = login.identity;
    const family = v2?.family ?? 'command';
    const channel = downOf[family];
    const topicOf = (key: string) => topicWithKey(deviceId, channel, key);
    const granted = this.takes(login, topicOf('any')) ?? 0;
    return { topicOf, granted, outlives: true, anyKey: () => new RequestIds().allocate(), v2: { family, channel } };
  }

  newKeys(): Keys {
    return new RequestIds();
  }

  write(command: CommandContent, product: Product, options: CommandOptions): WrittenCommand {
    return writeRequest(command, product, options);
  }

  read(payload: Uint8Array, topicClass: TopicClass): Message {
    return readContent(payload, topicClass);
  }

  readAs({ answer }: Response, family: V2Family): Response {
    return responseOf(answer, family);
  }

  servicesIn(value: unknown): readonly unknown[] {
    return servicesIn(value);
  }

  reported(value: unknown, now: number): ServiceReport[] {
    return reportsIn(value, now);
  }

  writeMessage(message: MessageContent, deviceId: string): Saying {
    return writeMessage(message, deviceId);
  }

  writeEvent(event: EventContent, deviceId: string): Saying {
    return writeEvent(event, deviceId, this.#clock.now());
  }

  /** What the platform itself sends needs no SUBSCRIBE. A subscription raises the QoS; topics of one's own need one. */
  takes({ identity, subscriptions }: Login, topic: string): number | undefined {
    const granted = [...subscriptions.values()].flatMap(({ filter, granted }) =>
      filterMatches(filter, topic) ? [granted] : [],
    );
    const isImplicit = classifyTopic(topic, identity.deviceId).purpose === 'command';
    if (isImplicit) granted.push(this.#options.implicitQos ?? 0);
    return granted.length === 0 ? undefined : Math.max(...granted);
  }

  setOf(services: Parameters<NonNullable<Generation['setOf']>>[0]): PropertyRequest {
    return setOf(services);
  }

  getOf(serviceId?: string): PropertyRequest {
    return getOf(serviceId);
  }

  async replies(occasion: Occasion, { identity: { deviceId } }: Login): Promise<readonly Reply[]> {
    if (occasion.on !== 'request') return [];
    const { key, value } = occasion;
    // Only a question for the shadow has a key.
    if (key === undefined) return answersTo(value, deviceId, this.#clock.now());
    return [shadowAnswer(value, { deviceId, key, services: this.#shadows?.of(deviceId) ?? [] })];
  }
}
