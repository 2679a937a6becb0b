import { randomBytes, randomUUID } from 'node:crypto';
import { type Northbound, openSide, type SideOptions } from '../../../northbound/open-side.ts';
import { type Application, Applications } from '../../../registry/applications.ts';
import { type Choices, defaultChoices } from './choices.ts';
import { FirstApplicationSide } from './first-application-side.ts';

/** How `openNorthbound` sets the application's side up. */
export interface NorthboundOptions extends SideOptions {
  /** Devices that were registered without an application belong to the first one. */
  readonly applications: readonly Application[];
  /** Refuse an application's calls beyond 100 in 60 s, as documented. Default: true. */
  readonly throttle?: boolean;
  /** Where the documents contradict each other or are silent. */
  readonly choices?: Partial<Choices>;
  /** The id of a subscription, or the requestId of a command or a report. Default: UUIDs. */
  readonly newId?: (of: 'subscription' | 'command' | 'report') => string;
  /** Access and refresh tokens, and pre-shared keys. Default: 32 random hexadecimal digits. */
  readonly newToken?: () => string;
}

/**
 * The application's side of a platform: HTTP API, notifications, and the admin API.
 * @throws PlatformError when a port cannot be had; RegistryError when two applications have the same appId
 * @example
 * import { MockPlatform, openNorthbound } from 'huawei-iot-conformance';
 *
 * const platform = await MockPlatform.start();
 * const northbound = await openNorthbound({ platform, ports: { http: 0 }, applications: [{ appId: 'app', secret: 'secret' }] });
 * // …
 * await northbound.close();
 * await platform.stop();
 */
export function openNorthbound(options: NorthboundOptions): Promise<Northbound> {
  return openSide(options, (ownPorts) => newFirstSide(options, ownPorts));
}

/** The side alone, without its ports. @param ownPorts on which the platform itself listens */
export function newFirstSide(
  options: Omit<NorthboundOptions, 'ports'>,
  ownPorts: () => readonly number[],
): FirstApplicationSide {
  const { platform, applications } = options;
  return new FirstApplicationSide({
    platform,
    ownPorts,
    applications: new Applications(applications),
    throttle: options.throttle ?? true,
    choices: { ...defaultChoices, ...options.choices },
    newId: options.newId ?? (() => randomUUID()),
    newToken: options.newToken ?? (() => randomBytes(16).toString('hex')),
  });
}
