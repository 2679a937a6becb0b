import { z } from 'zod';
import type { Refusal } from '../broker/log-in.ts';
import type { CertificateKind, Transport } from '../journal/events.ts';
import type { Door } from '../listeners/listener.ts';
import type { ServedPlatform } from '../served-platform.ts';
import type { OutboundFaults } from '../wire/faults.ts';
import type { Tap } from '../wire/tap.ts';
import { AdminError } from './admin-error.ts';

const transports = ['tcp', 'tls', 'ws', 'wss'] as const satisfies Transport[];
const doors = ['open', 'slamming', 'no-handshake'] as const satisfies Door[];
const certificates = ['valid', 'unknown-ca', 'expired', 'wrong-host'] as const satisfies CertificateKind[];
/** Packets that a server sends. */
const packets = [
  'CONNACK',
  'PUBLISH',
  'PUBACK',
  'PUBREC',
  'PUBREL',
  'PUBCOMP',
  'SUBACK',
  'UNSUBACK',
  'PINGRESP',
] as const;

export const faultSettings = z
  .strictObject({
    deviceId: z.string().optional().describe('Only for this device. Doors and certificates are for all.'),
    refuse: z
      .strictObject({ returnCode: z.int().min(1).max(5), reason: z.string().max(256).optional() })
      .optional()
      .describe('Refuse every CONNECT with this return code.'),
    drop: z.array(z.enum(packets)).optional().describe('These packets never leave.'),
    delayMs: z.int().min(0).max(600_000).optional().describe('Every packet waits so long.'),
    silent: z.boolean().optional().describe('Nothing leaves, nothing is taken in; connections stay open.'),
    doors: z.partialRecord(z.enum(transports), z.enum(doors)).optional().describe('How ports treat those who knock.'),
    certificates: z
      .partialRecord(z.enum(transports), z.enum(certificates))
      .optional()
      .describe('The server certificate that ports show from the next handshake on.'),
  })
  .meta({ id: 'Faults' });

/** The faults that a platform plays, as the admin API has them under `/faults`; all are off by default. */
export type FaultSettings = z.output<typeof faultSettings>;

/** Faults that stay on until they are switched off, on connections that there are and those to come. */
export class FaultSwitch {
  readonly #platform: ServedPlatform;
  #settings: FaultSettings = {};

  constructor(platform: ServedPlatform) {
    this.#platform = platform;
  }

  get settings(): FaultSettings {
    return this.#settings;
  }

  /** Puts these in the place of those that are on. @throws AdminError for a device or a transport that is not there */
  set(settings: FaultSettings): void {
    const { deviceId, doors = {}, certificates = {} } = settings;
    const { registry, ports, broker } = this.#platform;
    if (deviceId !== undefined && !registry.byDeviceId(deviceId)) {
      throw new AdminError(404, `No device ${JSON.stringify(deviceId)} is registered.`);
    }
    for (const transport of [...Object.keys(doors), ...Object.keys(certificates)] as Transport[]) {
      if (ports[transport] === undefined) {
        throw new AdminError(404, `The platform has no ${transport} port: it has ${Object.keys(ports).join(', ')}.`);
      }
    }
    this.#settings = settings;
    for (const transport of Object.keys(ports) as Transport[]) {
      const listener = this.#platform.listener(transport);
      const certificate = certificates[transport] ?? 'valid';
      listener.door = doors[transport] ?? 'open';
      if (listener.certificate !== certificate) listener.present(certificate);
    }
    broker.refuse = settings.refuse && this.#refusal(settings.refuse);
    broker.onTap = (tap) => this.#apply(tap);
    for (const tap of broker.taps) this.#apply(tap);
  }

  clear(): void {
    this.set({});
    this.#platform.broker.onTap = undefined;
  }

  #apply(tap: Tap): void {
    tap.faults = this.#faultsOf(tap);
  }

  /** Whom a connection belongs to is known later than its first packets: it is asked for each. */
  #faultsOf(tap: Tap): OutboundFaults {
    const { deviceId, drop, delayMs, silent } = this.#settings;
    const concerns = () =>
      deviceId === undefined || this.#platform.broker.sessionOf(deviceId)?.connection === tap.connection;
    return {
      ...(drop && {
        drop: ({ type }) => concerns() && (drop as readonly string[]).includes(type),
      }),
      ...(delayMs !== undefined && { delayMs: () => (concerns() ? delayMs : 0) }),
      get silent() {
        return silent === true && concerns();
      },
    };
  }

  /** Devices name themselves by deviceId or by nodeId. */
  #refusal({ returnCode, reason = 'refused by the admin API' }: NonNullable<FaultSettings['refuse']>): Refusal {
    return ({ username }) => {
      const { deviceId } = this.#settings;
      const device = deviceId === undefined ? undefined : this.#platform.registry.byDeviceId(deviceId);
      const isMeant = deviceId === undefined || username === deviceId || username === device?.nodeId;
      return isMeant ? { returnCode, reason } : undefined;
    };
  }
}
