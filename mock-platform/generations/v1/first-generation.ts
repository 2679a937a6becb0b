import type { Clock } from '../../clock.ts';
import type { CheckOptions } from '../../protocol/credentials/check-options.ts';
import type { Product, Registry } from '../../registry/registry.ts';
import type { KnownSecrets } from '../../secrets/known-secrets.ts';
import type { ConnectPacket } from '../../wire/packet.ts';
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
  TopicClass,
  WrittenCommand,
} from '../generation.ts';
import { keepPassword } from '../keep-password.ts';
import type { Occasion, Reply } from '../sayings.ts';
import { checkCredentials } from './check-credentials.ts';
import { findLogin } from './find-login.ts';
import { interpret, servicesIn } from './messages.ts';
import { MidAllocator } from './mid-allocator.ts';
import { codings, type V1Coding } from './own.ts';
import { asV1Product, codingOf } from './product.ts';
import { tellSecret } from './tell-secret.ts';
import { classifyTopic, topicsOf } from './topics.ts';
import { writeCommand } from './write-command.ts';

/** Where generation 1 leaves a platform a choice. */
export interface FirstGenerationOptions {
  /** Send `hasMore: 0` in commands, which some older devices need. Default: true. */
  readonly hasMore?: boolean;
  /** How credentials are checked, where the documents leave a choice. */
  readonly credentials?: CheckOptions;
}

/** How a platform comes by generation 1. */
export function firstGeneration(options: FirstGenerationOptions = {}): NewGeneration {
  return (parts) => new FirstGeneration(parts, options);
}

/** Generation 1 (`/huawei/v1/...`). */
class FirstGeneration implements Generation {
  /** MQTT 3.1.1, and 3.1, which is noted. */
  readonly levels = new Set([3, 4]);
  readonly #registry: Registry;
  readonly #clock: Clock;
  readonly #options: FirstGenerationOptions;
  readonly #secrets: KnownSecrets | undefined;

  constructor({ registry, clock, secrets }: GenerationParts, options: FirstGenerationOptions) {
    this.#registry = registry;
    this.#clock = clock;
    this.#options = options;
    this.#secrets = secrets;
  }

  admit(connect: ConnectPacket): Admission {
    const check = checkCredentials(connect, this.#registry, this.#clock.now(), this.#options.credentials);
    const { accepted, returnCode, reason, findings, login } = check;
    keepPassword(
      this.#secrets,
      connect.clientId,
      accepted,
      (identifier) => findLogin(identifier, this.#registry)?.secret,
    );
    if (!login) return { accepted, returnCode, reason, findings };
    const deviceId = check.deviceId ?? (accepted ? this.#registerOf(check) : undefined);
    const { topicId } = check;
    const identity = deviceId !== undefined && topicId !== undefined ? { deviceId, v1: { topicId, login } } : undefined;
    return { accepted, returnCode, reason, findings, ...(identity && { identity }) };
  }

  classify(topic: string, { deviceId, v1 }: Identity): TopicClass {
    const { topicId = deviceId, login } = v1 ?? {};
    const device = login === 'product' ? this.#registry.byDeviceId(deviceId) : undefined;
    return classifyTopic(topic, topicId, device);
  }

  ofProduct(product: Product): { readonly v1: V1Coding } {
    return { v1: codingOf(product) };
  }

  /**
   * The command topic of the product's mode (ref 3), if the device has subscribed to it; a filter with wildcards does, too.
   * Several filters that match get one copy, at the highest QoS granted (MQTT-3.3.5-1).
   */
  commandPlace({ identity, subscriptions }: Login, product: Product, options: CommandOptions = {}): Place | undefined {
    const { codecMode } = asV1Product(product);
    const other = codecMode === 'json' ? 'binary' : 'json';
    const mode = options.topicOf === 'other' ? other : codecMode;
    const { topicId = identity.deviceId } = identity.v1 ?? {};
    const topic = topicsOf(topicId).command[mode];
    const only = subscriptions.size === 1 && subscriptions.get(topic);
    const topicOf = () => topic;
    if (only) return { topicOf, granted: only.granted, v1: codings[mode] };
    const granted = [...subscriptions.values()].flatMap(({ filter, granted }) =>
      filterMatches(filter, topic) ? [granted] : [],
    );
    return granted.length === 0 ? undefined : { topicOf, granted: Math.max(...granted), v1: codings[mode] };
  }

  newKeys(): Keys {
    return new MidAllocator();
  }

  write(command: CommandContent, product: Product, options: CommandOptions): WrittenCommand {
    const { hasMore = this.#options.hasMore ?? true, write } = options;
    return writeCommand(command, asV1Product(product), hasMore, write?.bytes);
  }

  read(payload: Uint8Array, { v1 }: TopicClass, product: Product | undefined): Message {
    const codecMode = v1?.codecMode ?? 'json';
    const codec = product && codecMode === 'binary' ? asV1Product(product).codec : undefined;
    return interpret(payload, codecMode, codec);
  }

  servicesIn(value: unknown): readonly unknown[] {
    return servicesIn(value);
  }

  async replies({ on }: Occasion, login: Login): Promise<readonly Reply[]> {
    return on === 'subscribed' ? tellSecret(login, this.#registry) : [];
  }

  /** A product login of a device that is not registered yet registers it (ref 8.1). */
  #registerOf({ productId, nodeId }: { readonly productId?: string; readonly nodeId?: string }): string | undefined {
    if (productId === undefined || nodeId === undefined) return undefined;
    return this.#registry.registerDevice({ productId, nodeId }).deviceId;
  }
}
