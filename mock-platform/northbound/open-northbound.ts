import { OpenAPIHono } from '@hono/zod-openapi';
import { HttpEntrance } from '../http/http-entrance.ts';
import type { ServedPlatform } from '../served-platform.ts';

/** An application that may log in. */
export interface ApplicationRegistration {
  readonly appId: string;
  readonly secret: string;
  readonly name?: string;
}

export interface NorthboundOptions {
  /** Devices and subscriptions outlive the process when the platform was started with `state`. */
  readonly platform: ServedPlatform;
  /** Address for HTTPS. Default: 127.0.0.1. Plain HTTP is on 127.0.0.1 whatever this says. */
  readonly host?: string;
  /** 0 takes any free one; a transport without a port is not offered. */
  readonly ports: { readonly http?: number; readonly https?: number };
  /** Devices that were registered without an application belong to the first one. */
  readonly applications: readonly ApplicationRegistration[];
  /** Refuse an application's calls beyond 100 in 60 s, as documented. Default: true. */
  readonly throttle?: boolean;
  /** The API under `/__admin`. Default: offered, to loopback addresses only; `{ remote: true }` offers it to all. */
  readonly admin?: boolean | { readonly remote: boolean };
}

export interface Northbound {
  readonly ports: { readonly http?: number; readonly https?: number };
  /** The address to call, without a slash at its end: plain HTTP where that is offered. */
  readonly url: string;
  /** Closes ports and connections, and gives up what no callback has taken yet. Call it before the platform's `stop`. */
  close(): Promise<void>;
}

/**
 * The application's side of a platform: HTTP API, notifications, and the admin API.
 * @throws PlatformError when a port cannot be had
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
  const app = new OpenAPIHono();
  const fetch = (request: Request, env: object) => app.fetch(request, env);
  const open = {
    ...(ports.http !== undefined && {
      http: await HttpEntrance.open({ host: '127.0.0.1', port: ports.http, fetch }),
    }),
    ...(ports.https !== undefined && {
      https: await HttpEntrance.open({
        host,
        port: ports.https,
        certificate: platform.certificates.server('valid'),
        fetch,
      }),
    }),
  };
  const { http, https } = open;
  return {
    ports: { ...(http && { http: http.port }), ...(https && { https: https.port }) },
    url: http ? `http://127.0.0.1:${http.port}` : `https://${host}:${https?.port}`,
    close: async () => {
      await Promise.all([http?.close(), https?.close()]);
    },
  };
}
