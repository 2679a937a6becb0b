import type { Clock } from './clock.ts';
import type { PlatformEvent } from './events.ts';
import type { NewGeneration } from './generations/generation.ts';
import type { FirstGenerationOptions } from './generations/v1/first-generation.ts';
import type { V1Product } from './generations/v1/product.ts';
import type { SecondGenerationOptions } from './generations/v2/second-generation.ts';
import type { Transport } from './journal/events.ts';
import type { Journal } from './journal/journal.ts';
import type { DeviceRegistration } from './registry/device.ts';
import type { KnownSecrets } from './secrets/known-secrets.ts';
import type { Store } from './state/store.ts';

/** How `MockPlatform.start` sets a platform up. All of it has defaults. */
export interface MockPlatformOptions<Extra extends { readonly type: string } = never>
  extends FirstGenerationOptions,
    SecondGenerationOptions {
  /** Address to listen on. Default: 127.0.0.1. */
  readonly host?: string;
  /** Ports by transport; 0 takes any free one. Default: `{ tcp: 0, tls: 0 }`. */
  readonly ports?: Readonly<Partial<Record<Transport, number>>>;
  /** Key type of the certificates that are made at start. Default: `rsa`, which old devices understand. */
  readonly keyType?: 'rsa' | 'ecdsa';
  /** Where to write the CA certificate; it stays there. Default: a separate folder, removed at the end. */
  readonly caFile?: string;
  readonly products?: readonly V1Product[];
  /** The generation of the interface that it speaks: 1 (default), 2 (`$oc/devices/…`), or both on the same ports. */
  readonly speaks?: 1 | 2 | 'both';
  /** @internal The generation of the protocol that it speaks, in place of `speaks`. */
  readonly generation?: NewGeneration;
  readonly devices?: readonly DeviceRegistration[];
  readonly clock?: Clock;
  /** Measures the waits for answers. Default: `clock`. */
  readonly commandClock?: Clock;
  /** Default: a new journal on the platform's clock. */
  readonly journal?: Journal<PlatformEvent | Extra>;
  /** Entries to keep in memory; the oldest go first. Default: as many as `journalBytes` allows. Only without `journal`. */
  readonly journalLimit?: number;
  /** Bytes of entries to keep in memory; the oldest go first. Default: 64 MiB. Only without `journal`. */
  readonly journalBytes?: number;
  /** Bytes that MQTT 3.1.1 forbids: close the connection (default, MQTT-4.8.0-1), or only record them. */
  readonly onViolation?: 'close' | 'record';
  /** A PUBLISH outside the device's own topics: acknowledge and drop it (default), or close the connection. */
  readonly foreignPublish?: 'drop' | 'close';
  /** Milliseconds that the platform waits for a command's answer. Default: 20 000. */
  readonly commandWaitMs?: number;
  /** Send a message without PUBACK once more, every 2 s, three times; measured by `commandClock`. Default: true. */
  readonly repeatMessages?: boolean;
  /** Tell a device what is desired of it and not reported, when it comes on line and when it reports. Default: true. */
  readonly shadowDifferences?: boolean;
  readonly newDeviceId?: () => string;
  readonly newSecret?: () => string;
  /** @internal Gets every secret and password that the platform learns. Default: a new one. */
  readonly secrets?: KnownSecrets;
  /** Where registered devices are kept, such as a `StateFile`. Whoever opened it closes it, after `stop`. Default: nowhere. */
  readonly state?: Store;
}
