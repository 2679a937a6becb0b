import { HttpEntrance, type HttpEntranceOptions } from './http-entrance.ts';

export interface EntrancesOptions {
  /** Address for HTTPS; plain HTTP, which anybody on the way could read, is for this machine only. */
  readonly host: string;
  readonly ports: { readonly http?: number; readonly https?: number };
  readonly certificate: { readonly key: string; readonly cert: string };
  readonly answer: HttpEntranceOptions['answer'];
  /** As of `HttpEntranceOptions`. */
  readonly patienceMs?: number;
}

export interface Entrances {
  readonly ports: EntrancesOptions['ports'];
  /** Plain HTTP where that is offered; without a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

const loopback = '127.0.0.1';

/** Opens those that have a port: all of them, or none. @throws PlatformError when a port cannot be had */
export async function openEntrances(options: EntrancesOptions): Promise<Entrances> {
  const { host, ports, certificate, ...rest } = options;
  const open = async (port: number | undefined, own: Pick<HttpEntranceOptions, 'host' | 'certificate'>) =>
    port === undefined ? undefined : HttpEntrance.open({ ...rest, ...own, port });
  const http = await open(ports.http, { host: loopback });
  try {
    const https = await open(ports.https, { host, certificate });
    return {
      ports: { ...(http && { http: http.port }), ...(https && { https: https.port }) },
      url: http ? `http://${loopback}:${http.port}` : `https://${host}:${https?.port}`,
      close: async () => {
        await Promise.all([http?.close(), https?.close()]);
      },
    };
  } catch (error) {
    await http?.close();
    throw error;
  }
}
