import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { explainListenError } from '../broker/explain-listen-error.ts';
import { PlatformError } from '../platform-error.ts';

export interface HttpEntranceOptions {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** PEM key and certificate; without them it is plain HTTP. */
  readonly certificate?: { readonly key: string; readonly cert: string };
  readonly fetch: (request: Request, env: object) => Response | Promise<Response>;
}

/** One port on which HTTP or HTTPS is spoken. */
export class HttpEntrance {
  readonly port: number;
  readonly #server: Server;
  /** Those that have not finished their TLS handshake, too: the server itself would wait for them. */
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    this.port = (server.address() as AddressInfo).port;
  }

  /** @throws PlatformError when the port cannot be had */
  static async open({ host, port, certificate, fetch }: HttpEntranceOptions): Promise<HttpEntrance> {
    const listener = getRequestListener(fetch, { overrideGlobalObjects: false });
    const options = { noDelay: true, maxHeaderSize: 16_384 };
    const server = certificate
      ? createSecureServer({ ...options, ...certificate }, listener)
      : createServer(options, listener);
    try {
      server.listen({ host, port });
      await once(server, 'listening');
    } catch (error) {
      const transport = certificate ? 'https' : 'http';
      throw new PlatformError(explainListenError(error as NodeJS.ErrnoException, { transport, host, port }));
    }
    return new HttpEntrance(server);
  }

  /** Closes the port and every connection. */
  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
