import { AdjustableClock } from '../adjustable-clock.ts';
import type { AdminBeside } from '../admin/beside.ts';
import type { PlatformEntry } from '../events.ts';
import { answerLate } from '../http/answer-late.ts';
import type { Fetch } from '../http/answer-with.ts';
import { type Entrances, openEntrances } from '../http/open-entrances.ts';
import type { Stamp } from '../journal/events.ts';
import type { ServedPlatform } from '../served-platform.ts';

/** The application's side of one generation: what it knows, what it tells, and its calls. */
export interface ApplicationSide {
  /** Loads what answers its calls. */
  load(): Promise<Fetch>;
  /** Gets every entry of the journal. */
  follow(entry: PlatformEntry & Stamp): void;
  /** Forgets all that applications did. */
  reset(): void;
  /** Gives up what it has not told yet. */
  close(): void;
}

/** What the application's side of every generation needs. */
export interface SideOptions {
  /** Devices and subscriptions outlive the process when the platform was started with `state`. */
  readonly platform: ServedPlatform;
  /** Address for HTTPS. Default: 127.0.0.1. Plain HTTP is on 127.0.0.1 whatever this says. */
  readonly host?: string;
  /** 0 takes any free one; a transport without a port is not offered. */
  readonly ports: { readonly http?: number; readonly https?: number };
  /** The API under `/__admin`. Default: offered, to loopback addresses only; `{ remote: true }` offers it to all. */
  readonly admin?: boolean | { readonly remote: boolean };
}

/** An application's side whose ports are open. */
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
 * Opens the ports of an application's side, and the admin API beside it.
 * @param newSide is told how to find out on which ports the platform itself listens: those of devices and of applications
 * @param beside what the admin API tells besides
 * @throws PlatformError when a port cannot be had, and what `newSide` throws
 */
export async function openSide(
  options: SideOptions,
  newSide: (ownPorts: () => readonly number[]) => ApplicationSide,
  beside: AdminBeside = {},
): Promise<Northbound> {
  const { platform, host = '127.0.0.1', ports } = options;
  let entrances: Entrances | undefined;
  const side = newSide(() => [...Object.values(platform.ports), ...Object.values(entrances?.ports ?? {})]);
  const unfollow = platform.journal.subscribe((entry) => side.follow(entry as PlatformEntry & Stamp));
  const ended = new AbortController();
  const close = () => {
    unfollow();
    ended.abort();
    side.close();
  };
  const admin = openAdmin(options, side, { beside, ended: ended.signal });
  const certificate = platform.certificates.server('valid');
  // What answers calls is loaded with them: a platform is ready before it.
  const { answer, load } = answerLate(async () => {
    const { answerWith } = await import('../http/answer-with.ts');
    const calls = await side.load();
    return answerWith((request, env) => {
      const { pathname } = new URL(request.url);
      const isAdmin = /^\/__admin(?:\/|$)/.test(pathname) || (beside.page && /^\/(?:console\/|$)/.test(pathname));
      return admin && isAdmin ? admin(request, env) : calls(request, env);
    });
  });
  try {
    const opened = await openEntrances({ host, ports, certificate, answer });
    entrances = opened;
    return {
      ports: opened.ports,
      url: opened.url,
      load,
      close: async () => {
        close();
        await opened.close();
      },
    };
  } catch (error) {
    close();
    throw error;
  }
}

/**
 * The admin API, where it is wanted, loaded with its first call. Its reset goes back to the devices that there are when it is
 * opened.
 */
function openAdmin(
  { platform, admin = true }: SideOptions,
  side: ApplicationSide,
  { beside, ended }: { readonly beside: AdminBeside; readonly ended: AbortSignal },
): Fetch | undefined {
  if (admin === false) return undefined;
  const { devices } = platform.registry;
  const load = async () => {
    const { adminApi } = await import('../admin/admin-api.ts');
    const { FaultSwitch } = await import('../admin/fault-switch.ts');
    const { LastReports } = await import('../admin/last-reports.ts');
    const { resetPlatform } = await import('../admin/reset-platform.ts');
    const faults = new FaultSwitch(platform);
    const reset = async () => {
      faults.clear();
      side.reset();
      if (platform.clock instanceof AdjustableClock) platform.clock.reset();
      await resetPlatform(platform, devices);
    };
    const parts = { platform, faults, reset, beside, lastReports: new LastReports(platform, ended) };
    return adminApi({ ...parts, remote: admin !== true && admin.remote });
  };
  let api: ReturnType<typeof load> | undefined;
  return async (request, env) => {
    api ??= load();
    return (await api)(request, env);
  };
}
