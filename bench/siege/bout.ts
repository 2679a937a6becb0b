import { once, setMaxListeners } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import { generate, type IConnectPacket, type Packet } from 'mqtt-packet';
import { generateCredentials } from '../../mock-platform/generations/v1/credentials.ts';

/** What is besieged, and whose credentials the besiegers have. */
export interface Target {
  readonly ports: Readonly<Record<'tcp' | 'tls' | 'ws' | 'http' | 'https', number>>;
  readonly url: string;
  /** Registered devices that are hostile, one for each kind. */
  readonly devices: readonly HostileDevice[];
  /** An application that is hostile. */
  readonly application: { readonly appId: string; readonly secret: string };
}

export interface HostileDevice {
  readonly deviceId: string;
  readonly secret: string;
}

/** Longest, in milliseconds: whatever a hostile client holds on to, it lets go of then. */
const bound = 8000;

/** One visit of one hostile client: opens what it wants, and leaves nothing open. */
export class Bout {
  readonly target: Target;
  readonly device: HostileDevice;
  /** 0, 1, 2 … for each kind. */
  readonly round: number;
  #requests = 0;
  readonly #streams: Duplex[] = [];
  readonly #ended = new AbortController();
  readonly #timeIsUp: Promise<never>;

  constructor(target: Target, device: HostileDevice, round: number) {
    this.target = target;
    this.device = device;
    this.round = round;
    const { signal } = this.#ended;
    setMaxListeners(0, signal);
    this.#timeIsUp = new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(new Error('time is up')), { once: true });
    });
    this.#timeIsUp.catch(() => {});
  }

  /** Packets, requests and other pieces that were sent. */
  get requests(): number {
    return this.#requests;
  }

  async tcp(port = this.target.ports.tcp): Promise<Socket> {
    const socket = this.#track(connect({ port, host: '127.0.0.1', noDelay: true }));
    await this.#until(once(socket, 'connect'));
    socket.resume();
    return socket;
  }

  async tls(options: ConnectionOptions = {}, port = this.target.ports.tls): Promise<Socket> {
    const socket = this.#track(connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false, ...options }));
    await this.#until(once(socket, 'secureConnect'));
    socket.resume();
    return socket;
  }

  /** A WebSocket without a library: what it sends need not be right. */
  async webSocket(): Promise<Socket> {
    const socket = await this.tcp(this.target.ports.ws);
    await this.send(
      socket,
      'GET /mqtt HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n',
    );
    await this.#until(once(socket, 'data'));
    return socket;
  }

  /** Logs a hostile device in. Resolves with its connection when that was answered. */
  async login(fields: Partial<IConnectPacket> = {}, hoursAgo = 0): Promise<Socket> {
    const socket = await this.tcp();
    await this.send(socket, this.connectPacket(fields, hoursAgo));
    await this.#until(Promise.race([once(socket, 'data'), once(socket, 'close')]));
    return socket;
  }

  connectPacket(fields: Partial<IConnectPacket> = {}, hoursAgo = 0): Buffer {
    const time = Date.now() - hoursAgo * 3_600_000;
    const { clientId, username, password } = generateCredentials({ ...this.device, time });
    const packet = { clientId, username, password: Buffer.from(password), clean: true, keepalive: 60, ...fields };
    return generate({ cmd: 'connect', ...packet });
  }

  /** Waits until the bytes are taken, or the other side has enough. */
  async send(stream: Duplex, ...pieces: (Uint8Array | string | Packet)[]): Promise<void> {
    for (const piece of pieces) {
      if (stream.destroyed || !stream.writable) return;
      this.#requests += 1;
      const bytes = typeof piece === 'string' || piece instanceof Uint8Array ? piece : generate(piece);
      if (stream.write(bytes)) continue;
      await this.#until(Promise.race([once(stream, 'drain'), once(stream, 'close')]));
    }
  }

  async fetch(path: string, options: RequestInit = {}): Promise<Response | undefined> {
    this.#requests += 1;
    const { signal } = this.#ended;
    return fetch(`${this.target.url}${path}`, { ...options, signal }).catch(() => undefined);
  }

  /** Does nothing for so long, and the connections stay open. */
  async hold(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#ended.signal }).catch(() => {});
  }

  /** Plays it, for a bounded time. */
  async play(kind: (bout: Bout) => Promise<unknown>): Promise<void> {
    const timer = setTimeout(() => this.#end(), bound);
    try {
      await kind(this);
    } catch {
      // What is refused is meant to be.
    } finally {
      clearTimeout(timer);
      this.#end();
    }
  }

  #track<S extends Duplex>(stream: S): S {
    stream.on('error', () => {});
    this.#streams.push(stream);
    return stream;
  }

  #until(event: Promise<unknown>): Promise<unknown> {
    event.catch(() => {});
    return Promise.race([event, this.#timeIsUp]);
  }

  #end(): void {
    this.#ended.abort();
    for (const stream of this.#streams) stream.destroy();
  }
}
