import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { explainListenError } from '../listeners/explain-listen-error.ts';
import { PlatformError } from '../platform-error.ts';
import { ByTurns } from './by-turns.ts';
import { Callers } from './callers.ts';
import { refuse } from './refuse-request.ts';

export interface HttpEntranceOptions {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** PEM key and certificate; without them it is plain HTTP. */
  readonly certificate?: { readonly key: string; readonly cert: string };
  readonly answer: RequestListener;
  /** Milliseconds that a caller has for its TLS handshake and for its headers; for the whole request twice as many. Default: 30 000. */
  readonly patienceMs?: number;
}

/** One port on which HTTP or HTTPS is spoken. */
export class HttpEntrance {
  readonly port: number;
  readonly #server: Server;
  /** Those that have not finished their TLS handshake, too: the server itself would wait for them. */
  readonly #callers = new Callers();

  private constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket: Socket) => this.#callers.enter(socket));
    server.on('request', (request, response) => this.#callers.asked(request, response));
    this.port = (server.address() as AddressInfo).port;
  }

  /** @throws PlatformError when the port cannot be had */
  static async open(options: HttpEntranceOptions): Promise<HttpEntrance> {
    const { host, port, certificate, patienceMs = 30_000 } = options;
    const { answer } = new ByTurns(options.answer);
    const settings = {
      noDelay: true,
      maxHeaderSize: 16_384,
      // Without one it is refused in the words of all refusals.
      requireHostHeader: false,
      headersTimeout: patienceMs,
      requestTimeout: 2 * patienceMs,
      connectionsCheckingInterval: Math.min(1000, patienceMs),
    };
    const server = certificate
      ? createSecureServer({ ...settings, ...certificate, handshakeTimeout: patienceMs }, answer)
      : createServer(settings, answer);
    server.on('checkExpectation', answer);
    server.on('clientError', (error, socket) => refuse(error, socket));
    // An answer waits for the end of the handshake, which does not come any more.
    server.on('tlsClientError', (_: Error, socket: Socket) => socket.destroy());
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
    this.#callers.end();
    await closed;
  }
}
