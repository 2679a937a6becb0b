import { randomBytes, randomUUID } from 'node:crypto';
import { AdjustableClock } from '../../../adjustable-clock.ts';
import { answerLate } from '../../../http/answer-late.ts';
import type { Fetch } from '../../../http/answer-with.ts';
import { type Entrances, openEntrances } from '../../../http/open-entrances.ts';
import { type Application, Applications } from '../../../registry/applications.ts';
import type { ServedPlatform } from '../../../served-platform.ts';
import { ApplicationSide } from './application-side.ts';
import { type Choices, defaultChoices } from './choices.ts';
import type { Services } from './services.ts';

export interface NorthboundOptions {
  /** Devices and subscriptions outlive the process when the platform was started with `state`. */
  readonly platform: ServedPlatform;
  /** Address for HTTPS. Default: 127.0.0.1. Plain HTTP is on 127.0.0.1 whatever this says. */
  readonly host?: string;
  /** 0 takes any free one; a transport without a port is not offered. */
  readonly ports: { readonly http?: number; readonly https?: number };
  /** Devices that were registered without an application belong to the first one. */
  readonly applications: readonly Application[];
  /** Refuse an application's calls beyond 100 in 60 s, as documented. Default: true. */
  readonly throttle?: boolean;
  /** The API under `/__admin`. Default: offered, to loopback addresses only; `{ remote: true }` offers it to all. */
  readonly admin?: boolean | { readonly remote: boolean };
  /** Where the documents contradict each other or are silent. */
  readonly choices?: Partial<Choices>;
  /** The id of a subscription, or the requestId of a command or a report. Default: UUIDs. */
  readonly newId?: Services['newId'];
  /** Access and refresh tokens, and pre-shared keys. Default: 32 random hexadecimal digits. */
  readonly newToken?: () => string;
}

export interface Northbound {
  readonly ports: { readonly http?: number; readonly https?: number };
  /** The address to call, without a slash at its end: plain HTTP where that is offered. */
  readonly url: string;
  /**
   * Loads what answers calls, which the first call does otherwise: 150 files, for which it would wait. Rejects when they cannot
   * be loaded.
   */
  load(): Promise<void>;
  /** Closes ports and connections, and gives up what no callback has taken yet. Call it before the platform's `stop`. */
  close(): Promise<void>;
}

/**
 * The application's side of a platform: HTTP API, notifications, and the admin API.
 * @throws PlatformError when a port cannot be had; RegistryError when two applications have the same appId
 * @example
 * ```ts
 * const state = await StateFile.open('platform.state');
 * const platform = await MockPlatform.start({ products, devices, state });
 * const northbound = await openNorthbound({ platform, ports: { http: 0 }, applications: [{ appId: 'app', secret: 'secret' }] });
 * // …
 * await northbound.close();
 * await platform.stop();
 * await state.close();
 * ```
 */
export async function openNorthbound(options: NorthboundOptions): Promise<Northbound> {
  const { platform, host = '127.0.0.1', ports } = options;
  let entrances: Entrances | undefined;
  const side = new ApplicationSide({
    platform,
    ownPorts: () => [...Object.values(platform.ports), ...Object.values(entrances?.ports ?? {})],
    applications: new Applications(options.applications),
    throttle: options.throttle ?? true,
    choices: { ...defaultChoices, ...options.choices },
    newId: options.newId ?? (() => randomUUID()),
    newToken: options.newToken ?? (() => randomBytes(16).toString('hex')),
  });
  const admin = openAdmin(options, side);
  const certificate = platform.certificates.server('valid');
  const { answer, load } = answerLate(async () => {
    const { answerCalls } = await import('./answer-calls.ts');
    return answerCalls(side.services, admin);
  });
  try {
    const opened = await openEntrances({ host, ports, certificate, answer });
    entrances = opened;
    return {
      ports: opened.ports,
      url: opened.url,
      load,
      close: async () => {
        side.close();
        await opened.close();
      },
    };
  } catch (error) {
    side.close();
    throw error;
  }
}

/**
 * The admin API, where it is wanted, loaded with its first call. Its reset goes back to the devices that there are when it is
 * opened.
 */
function openAdmin({ platform, admin = true }: NorthboundOptions, side: ApplicationSide): Fetch | undefined {
  if (admin === false) return undefined;
  const { devices } = platform.registry;
  const load = async () => {
    const { adminApi } = await import('../../../admin/admin-api.ts');
    const { FaultSwitch } = await import('../../../admin/fault-switch.ts');
    const { resetPlatform } = await import('../../../admin/reset-platform.ts');
    const faults = new FaultSwitch(platform);
    const reset = async () => {
      faults.clear();
      side.reset();
      if (platform.clock instanceof AdjustableClock) platform.clock.reset();
      await resetPlatform(platform, devices);
    };
    return adminApi({ platform, faults, reset, remote: admin !== true && admin.remote });
  };
  let api: ReturnType<typeof load> | undefined;
  return async (request, env) => {
    api ??= load();
    return (await api)(request, env);
  };
}
