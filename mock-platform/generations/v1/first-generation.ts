import type { Clock } from '../../clock.ts';
import { parseClientIdentifier } from '../../protocol/client-identifier.ts';
import { computePassword } from '../../protocol/password.ts';
import type { Registry } from '../../registry/registry.ts';
import type { KnownSecrets } from '../../secrets/known-secrets.ts';
import type { ConnectPacket } from '../../wire/packet.ts';
import type { Admission, Generation, Identity, TopicClass } from '../generation.ts';
import { type CheckOptions, checkCredentials } from './check-credentials.ts';
import { findLogin } from './find-login.ts';
import { classifyTopic } from './topics.ts';

export interface FirstGenerationOptions {
  /** How credentials are checked, where the documents leave a choice. */
  readonly credentials?: CheckOptions;
}

/** The first generation's credentials and topics (`/huawei/v1/...`), for the broker. */
export class FirstGeneration implements Generation {
  readonly #registry: Registry;
  readonly #clock: Clock;
  readonly #options: FirstGenerationOptions;
  readonly #secrets: KnownSecrets | undefined;

  /** @param secrets gets the passwords of devices that log in */
  constructor(registry: Registry, clock: Clock, options: FirstGenerationOptions, secrets?: KnownSecrets) {
    this.#registry = registry;
    this.#clock = clock;
    this.#options = options;
    this.#secrets = secrets;
  }

  admit(connect: ConnectPacket): Admission {
    const check = checkCredentials(connect, this.#registry, this.#clock.now(), this.#options.credentials);
    const { accepted, returnCode, reason, findings, login } = check;
    this.#keepPassword(connect.clientId, accepted);
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

  /** Always the right one: a reader of a report could use any spelling of it. */
  #keepPassword(clientId: string, accepted: boolean): void {
    const parsed = this.#secrets && parseClientIdentifier(clientId);
    const secret = parsed?.ok ? findLogin(parsed.value, this.#registry)?.secret : undefined;
    if (!parsed?.ok || secret === undefined) return;
    const { timestamp } = parsed.value;
    this.#secrets?.add(computePassword({ secret, timestamp }), accepted ? 'password' : 'attempt');
    // Many devices may have come since this one was registered.
    this.#secrets?.add(secret);
  }

  /** A product login of a device that is not registered yet registers it (ref 8.1). */
  #registerOf({ productId, nodeId }: { readonly productId?: string; readonly nodeId?: string }): string | undefined {
    if (productId === undefined || nodeId === undefined) return undefined;
    return this.#registry.registerDevice({ productId, nodeId }).deviceId;
  }
}
