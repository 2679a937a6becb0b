import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { CertificateKind, Transport } from '../journal/events.ts';
import { PlatformError } from '../platform-error.ts';
import { acceptTls, describeHandshake, refuseTls } from './accept-tls.ts';
import { brokerBounds } from './broker-bounds.ts';
import { explainListenError } from './explain-listen-error.ts';
import { closedEvent, type Guest, openedEvent } from './guest.ts';
import { HandshakeFailure } from './handshake-failure.ts';
import { HelloClocks } from './hello-clocks.ts';
import type { ListenerOptions } from './listener-options.ts';
import { readToTheEnd } from './read-to-the-end.ts';
import { WaitingRoom } from './waiting-room.ts';
import type { WebSocketEntrance } from './web-socket-entrance.ts';

/** How a listener treats those who knock. */
export type Door =
  /** As it should. */
  | 'open'
  /** Takes the TCP connection and resets it at once: the platform is away, and each attempt is seen. */
  | 'slamming'
  /** Answers every ClientHello with the alert `handshake_failure`, and takes connections without TLS on the same port. */
  | 'no-handshake';

/** So long a device may take for its TLS and WebSocket handshakes, in milliseconds. */
const handshakeMs = 20_000;

/** What remains of a transport where the device leaves TLS out. */
const withoutTls = { tcp: 'tcp', tls: 'tcp', ws: 'ws', wss: 'ws' } as const;

/** One port of the platform: TCP, TLS, WebSocket or WebSocket over TLS. */
export class Listener {
  readonly transport: Transport;
  door: Door = 'open';
  #certificate: CertificateKind = 'valid';
  readonly #options: ListenerOptions;
  readonly #secure: boolean;
  readonly #hasWebSockets: boolean;
  /** Loaded with the first connection: a platform that must be ready soon has other things to load. */
  #webSockets: Promise<WebSocketEntrance> | undefined;
  readonly #sockets = new Set<Socket>();
  readonly #helloClocks = new HelloClocks();
  readonly #handshakes = new WaitingRoom<Socket>(brokerBounds.handshakes, (tcp) =>
    this.#turnAway(tcp, `${brokerBounds.handshakes} later connections are at their handshakes: the slowest goes`),
  );
  /** Those that the platform ended itself, and why. */
  readonly #turnedAway = new WeakMap<Socket, HandshakeFailure>();
  #server: Server;
  #port: number;

  private constructor(options: ListenerOptions) {
    const { transport, port } = options;
    this.#options = options;
    this.transport = transport;
    this.#port = port;
    this.#secure = transport === 'tls' || transport === 'wss';
    this.#hasWebSockets = transport === 'ws' || transport === 'wss';
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

  get isOpen(): boolean {
    return this.#server.listening;
  }

  get certificate(): CertificateKind {
    return this.#certificate;
  }

  /** Shows another server certificate from the next handshake on. */
  present(certificate: CertificateKind): void {
    this.#certificate = certificate;
    this.#recordChange();
  }

  /** Closes the port and resets every connection. */
  async close(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const tcp of this.#sockets) this.#turnAway(tcp, 'the platform closed its port');
    await closed;
    this.#recordChange();
  }

  /** Opens the same port again. @throws PlatformError when another program has taken it */
  async reopen(): Promise<void> {
    if (this.#server.listening) return;
    this.#server = this.#newServer();
    await this.#listen();
  }

  async #listen(): Promise<void> {
    const { host, transport } = this.#options;
    const port = this.#port;
    try {
      this.#server.listen({ host, port });
      await once(this.#server, 'listening');
    } catch (error) {
      throw new PlatformError(explainListenError(error as NodeJS.ErrnoException, { transport, host, port }));
    }
    const address = this.#server.address();
    if (address && typeof address === 'object') this.#port = address.port;
    this.#recordChange();
  }

  #recordChange(): void {
    this.#options.record({
      type: 'listener-changed',
      transport: this.transport,
      open: this.#server.listening,
      port: this.#port,
      ...(this.#secure && { certificate: this.#certificate }),
    });
  }

  #newServer(): Server {
    // Without noDelay an acknowledgement waits for the peer's delayed ACK: 41.9 ms instead of 0.08 ms for an echo.
    return createServer({ noDelay: true }, (socket) => this.#welcome(readToTheEnd(socket)));
  }

  #welcome(tcp: Socket): void {
    const { nextConnection, accept } = this.#options;
    this.#sockets.add(tcp);
    tcp.once('close', () => this.#sockets.delete(tcp));
    // Whoever reads the socket sees its errors, too; before, and here, they must not end the process.
    tcp.on('error', () => {});
    const guest = { tcp, connection: nextConnection(), remote: `${tcp.remoteAddress}:${tcp.remotePort}` };
    if (this.door === 'slamming') {
      this.#options.record(openedEvent(guest, this.transport));
      tcp.resetAndDestroy();
      const reason = 'the platform is away: the connection is reset at once';
      this.#options.record(closedEvent(guest, new HandshakeFailure('platform', reason, { staged: true })));
    } else if (this.transport === 'tcp') {
      this.#options.record(openedEvent(guest, this.transport));
      accept(tcp, guest.connection, tcp);
    } else {
      void this.#shakeHands(guest);
    }
  }

  async #shakeHands(guest: Guest): Promise<void> {
    const { accept, clock } = this.#options;
    const { tcp, connection } = guest;
    const late = `the device did not finish its handshake within ${handshakeMs / 1000} s`;
    const cancel = clock.after(handshakeMs, () => this.#turnAway(tcp, late));
    tcp.once('close', cancel);
    this.#handshakes.enter(tcp);
    try {
      const stream = await this.#pastTls(guest);
      const carrier = this.#hasWebSockets ? await (await this.#entrance()).upgrade(stream) : stream;
      cancel();
      accept(carrier, connection, tcp);
    } catch (error) {
      this.#options.record(closedEvent(guest, this.#failureOf(tcp, error)));
    } finally {
      this.#handshakes.leave(tcp);
    }
  }

  #entrance(): Promise<WebSocketEntrance> {
    this.#webSockets ??= import('./web-socket-entrance.ts').then(({ WebSocketEntrance }) => new WebSocketEntrance());
    return this.#webSockets;
  }

  #pastTls(guest: Guest): Duplex | Promise<Duplex> {
    if (this.#secure) return this.door === 'no-handshake' ? this.#refuseTls(guest) : this.#acceptTls(guest);
    this.#options.record(openedEvent(guest, this.transport));
    return guest.tcp;
  }

  async #acceptTls(guest: Guest): Promise<Duplex> {
    const { record, serverCertificate } = this.#options;
    const { tcp, connection } = guest;
    const certificate = this.#certificate;
    this.#options.record(openedEvent(guest, this.transport));
    try {
      const shown = serverCertificate(certificate);
      // A device must refuse what a scenario stages, whatever its clock says.
      const secured = await acceptTls(tcp, shown, (first) =>
        certificate === 'valid' ? this.#clockIn(tcp, first, shown.cert) : undefined,
      );
      const handshake = describeHandshake(secured);
      record({ type: 'tls-handshake', connection, outcome: 'completed', certificate, ...handshake });
      return secured;
    } catch (error) {
      const failure = this.#failureOf(tcp, error);
      record({ type: 'tls-handshake', connection, outcome: 'failed', certificate, error: failure.message });
      throw failure;
    }
  }

  #clockIn({ remoteAddress = '' }: Socket, first: Uint8Array, cert: string) {
    const { clock } = this.#options;
    const shown = this.#helloClocks.see(remoteAddress, first, clock.monotonic());
    return { cert, now: clock.now(), shown };
  }

  /** Whether it is a connection with TLS, its first byte tells. */
  async #refuseTls(guest: Guest): Promise<Duplex> {
    const { tcp, connection } = guest;
    try {
      await refuseTls(tcp);
    } catch (error) {
      const { message } = this.#failureOf(tcp, error);
      this.#options.record(openedEvent(guest, this.transport));
      const certificate = this.#certificate;
      this.#options.record({ type: 'tls-handshake', connection, outcome: 'failed', certificate, error: message });
      throw error;
    }
    this.#options.record(openedEvent(guest, withoutTls[this.transport]));
    return tcp;
  }

  #turnAway(tcp: Socket, reason: string): void {
    this.#turnedAway.set(tcp, new HandshakeFailure('platform', reason));
    tcp.resetAndDestroy();
  }

  /** What the platform did itself looks like a close of the device's to a handshake. */
  #failureOf(tcp: Socket, error: unknown): HandshakeFailure {
    if (!(error instanceof HandshakeFailure)) throw error;
    return this.#turnedAway.get(tcp) ?? error;
  }
}
