import { once } from 'node:events';
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createSecureContext, TLSSocket } from 'node:tls';
import { createWebSocketStream, WebSocketServer } from 'ws';
import type { CertificateKind, Transport, TransportEvent } from '../journal/events.ts';
import { PlatformError } from '../platform-error.ts';

export interface ListenerOptions {
  readonly transport: Transport;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** PEM key and certificate of a kind; needed for `tls` and `wss`. */
  readonly serverCertificate?: (kind: CertificateKind) => { readonly key: string; readonly cert: string };
  readonly record: (event: TransportEvent) => void;
  readonly nextConnection: () => number;
  /** Called with the stream that carries MQTT, after TLS and WebSocket handshakes. */
  readonly accept: (stream: Duplex, connection: number) => void;
}

/** How a listener treats those who knock. */
export type Door =
  /** As it should. */
  | 'open'
  /** Takes the TCP connection and resets it at once: the platform is away, and each attempt is seen. */
  | 'slamming'
  /** Answers every ClientHello with the alert `handshake_failure`, and takes plain TCP on the same port. */
  | 'no-handshake';

/** First byte of a TLS record that carries a handshake message. */
const handshakeRecord = 0x16;

/** A TLS alert record: fatal, handshake_failure (RFC 5246, 7.2). */
const handshakeFailure = Uint8Array.of(0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28);

/** Suites of TLS 1.2 that devices of the first generation still use, RSA key exchange and CBC among them (ref 12, 8). */
const ciphers = 'HIGH:!aNULL:!eNULL:!PSK:!SRP:!MD5:!RC4:!3DES';

/** One port of the platform: TCP, TLS, WebSocket or WebSocket over TLS. */
export class Listener {
  readonly transport: Transport;
  door: Door = 'open';
  #certificate: CertificateKind = 'valid';
  readonly #options: ListenerOptions;
  readonly #sockets = new Set<Socket>();
  readonly #http: HttpServer | undefined;
  #server: Server;
  #port: number;

  private constructor(options: ListenerOptions) {
    this.#options = options;
    this.transport = options.transport;
    this.#port = options.port;
    this.#http = options.transport === 'ws' || options.transport === 'wss' ? this.#webSocketServer() : undefined;
    this.#server = this.#newServer();
  }

  /** @throws PlatformError when the port cannot be had */
  static async open(options: ListenerOptions): Promise<Listener> {
    const listener = new Listener(options);
    await listener.#listen();
    return listener;
  }

  get port(): number {
    return this.#port;
  }

  get certificate(): CertificateKind {
    return this.#certificate;
  }

  /** Shows another server certificate from the next handshake on. */
  present(certificate: CertificateKind): void {
    this.#certificate = certificate;
    this.#recordChange(true);
  }

  /** Closes the port and resets every connection. */
  async close(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.resetAndDestroy();
    await closed;
    this.#recordChange(false);
  }

  /** Opens the same port again. */
  async reopen(): Promise<void> {
    this.#server = this.#newServer();
    await this.#listen();
  }

  async #listen(): Promise<void> {
    const { host, transport } = this.#options;
    this.#server.listen({ host, port: this.#port });
    try {
      await once(this.#server, 'listening');
    } catch (error) {
      throw new PlatformError(explainListenError(error as NodeJS.ErrnoException, transport, host, this.#port));
    }
    const address = this.#server.address();
    if (address && typeof address === 'object') this.#port = address.port;
    this.#recordChange(true);
  }

  #recordChange(open: boolean): void {
    const secure = this.transport === 'tls' || this.transport === 'wss';
    this.#options.record({
      type: 'listener-changed',
      transport: this.transport,
      open,
      port: this.#port,
      ...(secure && { certificate: this.#certificate }),
    });
  }

  #newServer(): Server {
    // Without noDelay an acknowledgement waits for the peer's delayed ACK: 41.9 ms instead of 0.08 ms for an echo.
    return createServer({ noDelay: true }, (socket) => this.#welcome(socket));
  }

  #welcome(socket: Socket): void {
    const { record, nextConnection, transport } = this.#options;
    const connection = nextConnection();
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    const remote = `${socket.remoteAddress}:${socket.remotePort}`;
    const secure = transport === 'tls' || transport === 'wss';
    if (this.door === 'no-handshake' && secure) {
      this.#failHandshake(socket, connection, remote);
      return;
    }
    record({ type: 'connection-opened', connection, transport, remote });
    if (this.door === 'slamming') {
      socket.on('error', () => {});
      socket.resetAndDestroy();
      const reason = 'the platform is away: the connection is reset at once';
      record({ type: 'connection-closed', connection, by: 'platform', reason, clean: false, staged: true });
      return;
    }
    if (secure) this.#secure(socket, connection);
    else this.#hand(socket, connection);
  }

  #failHandshake(socket: Socket, connection: number, remote: string): void {
    const { record, accept } = this.#options;
    socket.on('error', () => {});
    socket.once('data', (first) => {
      const plain = first[0] !== handshakeRecord;
      record({ type: 'connection-opened', connection, transport: plain ? 'tcp' : this.transport, remote });
      if (plain) {
        socket.pause();
        socket.unshift(first);
        accept(socket, connection);
        return;
      }
      socket.end(handshakeFailure);
      socket.once('close', () => {
        const reason = 'the platform answers every ClientHello with handshake_failure';
        this.#recordFailure(connection, { reason, by: 'platform', staged: true });
      });
    });
  }

  #recordFailure(connection: number, failure: { reason: string; by: 'device' | 'platform'; staged?: true }): void {
    const { record } = this.#options;
    const { reason, by, staged } = failure;
    const certificate = this.#certificate;
    record({ type: 'tls-handshake', connection, outcome: 'failed', certificate, error: reason });
    record({ type: 'connection-closed', connection, by, reason, clean: false, ...(staged && { staged }) });
  }

  /** TLS is done on the accepted socket, not by `tls.Server`: each connection keeps its number and its certificate. */
  #secure(socket: Socket, connection: number): void {
    const { record, serverCertificate } = this.#options;
    const certificate = this.#certificate;
    if (!serverCertificate) throw new PlatformError(`The ${this.transport} listener has no server certificate.`);
    const secureContext = createSecureContext({ ...serverCertificate(certificate), minVersion: 'TLSv1.2', ciphers });
    const secured = new TLSSocket(socket, { isServer: true, secureContext });
    let ended = false;
    const failed = (error?: NodeJS.ErrnoException) => {
      if (ended) return;
      ended = true;
      this.#recordFailure(connection, { reason: explainTlsFailure(error), by: 'device' });
      socket.destroy();
    };
    secured.once('error', failed);
    secured.once('close', failed);
    secured.once('secure', () => {
      ended = true;
      secured.off('error', failed);
      secured.off('close', failed);
      const protocol = secured.getProtocol() ?? undefined;
      const serverName = 'servername' in secured && secured.servername ? String(secured.servername) : undefined;
      record({
        type: 'tls-handshake',
        connection,
        outcome: 'completed',
        certificate,
        cipher: secured.getCipher().name,
        ...(protocol && { protocol }),
        ...(serverName && { serverName }),
      });
      this.#hand(secured, connection);
    });
  }

  #hand(socket: Socket, connection: number): void {
    if (!this.#http) {
      this.#options.accept(socket, connection);
      return;
    }
    this.#connectionOf.set(socket, connection);
    this.#http.emit('connection', socket);
  }

  readonly #connectionOf = new WeakMap<Duplex, number>();

  #webSocketServer(): HttpServer {
    const http = createHttpServer((_request, response) => {
      response.writeHead(426, { 'content-type': 'text/plain' });
      response.end('This port speaks MQTT over WebSocket, subprotocol "mqtt".\n');
    });
    const webSockets = new WebSocketServer({
      noServer: true,
      handleProtocols: (offered) => (offered.has('mqtt') ? 'mqtt' : false),
    });
    http.on('upgrade', (request, socket, head) => {
      const connection = this.#connectionOf.get(socket) ?? this.#options.nextConnection();
      webSockets.handleUpgrade(request, socket, head, (webSocket) => {
        this.#options.accept(createWebSocketStream(webSocket), connection);
      });
    });
    return http;
  }
}

function explainListenError(error: NodeJS.ErrnoException, transport: Transport, host: string, port: number): string {
  const where = `${transport} port ${port} on ${host}`;
  if (error.code === 'EADDRINUSE') {
    return `The ${where} is taken: stop what listens there, choose another port, or 0 for any free one.`;
  }
  if (error.code === 'EACCES') return `The ${where} may not be opened by this user: choose a port above 1023.`;
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return `The ${where} cannot be opened: "${host}" is no address of this machine. Try 127.0.0.1.`;
  }
  return `The ${where} cannot be opened: ${error.message}.`;
}

function explainTlsFailure(error: NodeJS.ErrnoException | undefined): string {
  if (!error?.message) return 'the device closed the connection during the TLS handshake';
  return `the TLS handshake failed: ${error.message.replace(/^[0-9A-F]+:error:[0-9A-F]+:/, '').split('\n')[0]}`;
}
