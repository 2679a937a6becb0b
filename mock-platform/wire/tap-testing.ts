import { once } from 'node:events';
import { type AddressInfo, connect as connectTcp, createServer, type Socket } from 'node:net';
import { type Duplex, duplexPair } from 'node:stream';
import { connect as connectTls, createSecureContext, TLSSocket } from 'node:tls';
import { Aedes, type AedesOptions } from 'aedes';
import { onTestFinished } from 'vitest';
import { createCertificates } from '../certificates/certificates.ts';
import type { Stamp, TransportEvent } from '../journal/events.ts';
import { Journal } from '../journal/journal.ts';
import { Tap } from './tap.ts';
import type { TapOptions } from './tap-options.ts';
import { Turns } from './turns.ts';

export type EventOf<T extends TransportEvent['type']> = Extract<TransportEvent, { type: T }>;

export interface TappedOptions extends Partial<Pick<TapOptions, 'onViolation' | 'intercept'>> {
  readonly tls?: boolean;
  readonly aedes?: Partial<AedesOptions>;
  /** Called with each new tap before the broker has it. */
  readonly onTap?: (tap: Tap) => void;
  /** False leaves the taps without a broker. */
  readonly handled?: boolean;
}

/** A server on a free port of 127.0.0.1 with a tap and aedes behind each connection. Gone when the test is finished. */
export class Tapped {
  readonly journal = new Journal<TransportEvent>();
  readonly taps: Tap[] = [];
  /** What was written to the sockets, one entry for each call of `write`. */
  readonly writes: Uint8Array[] = [];
  port = 0;
  /** The accepted TCP sockets. */
  readonly sockets: Socket[] = [];

  static async start({ tls = false, handled = true, onTap, ...options }: TappedOptions = {}): Promise<Tapped> {
    const tapped = new Tapped();
    const broker = await Aedes.createBroker({ authorizeForward: (_, packet) => packet, ...options.aedes });
    const secureContext = tls ? await serverContext() : undefined;
    const server = createServer({ noDelay: true }, (tcp) => {
      tapped.sockets.push(tcp);
      const socket = secureContext ? new TLSSocket(tcp, { isServer: true, secureContext }) : tcp;
      tapped.#watchWrites(socket);
      const tap = new Tap({
        socket,
        tcp,
        connection: tapped.taps.length + 1,
        // A machine that is busy with other things is no flood.
        turns: new Turns(() => 0),
        record: (event) => tapped.journal.record(event),
        onViolation: options.onViolation ?? 'close',
        ...(options.intercept && { intercept: options.intercept }),
      });
      tapped.taps.push(tap);
      onTap?.(tap);
      if (handled) broker.handle(tap);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    tapped.port = (server.address() as AddressInfo).port;
    onTestFinished(async () => {
      for (const socket of tapped.sockets) socket.destroy();
      server.close();
      await new Promise<void>((resolve) => broker.close(resolve));
    });
    return tapped;
  }

  get events(): TransportEvent[] {
    return this.journal.entries.map(({ seq: _, at: __, wall: ___, ...event }) => event as TransportEvent);
  }

  eventsOf<T extends TransportEvent['type']>(type: T): EventOf<T>[] {
    return this.events.filter((event): event is EventOf<T> => event.type === type);
  }

  /** The journal as short words: `> CONNECT` from the device, `< CONNACK` to it. */
  get story(): string[] {
    return this.events.map((event) => {
      if (event.type === 'packet-received') return `> ${event.packet.type}`;
      if (event.type === 'packet-sent') return `< ${event.packet.type}`;
      if (event.type === 'wire-violated') return `! ${event.clause}`;
      return event.type;
    });
  }

  /** The first event of this type, past or future, that is the one. */
  until<T extends TransportEvent['type']>(type: T, isIt: (event: EventOf<T>) => boolean = () => true) {
    const wanted = (entry: TransportEvent & Stamp): entry is EventOf<T> & Stamp =>
      entry.type === type && isIt(entry as EventOf<T> & Stamp);
    return this.journal.waitFor(wanted);
  }

  /** The tap of the only connection. */
  get tap(): Tap {
    const [tap] = this.taps;
    if (!tap) throw new Error('No connection yet.');
    return tap;
  }

  #watchWrites(socket: Duplex): void {
    const write = socket.write.bind(socket) as (...args: unknown[]) => boolean;
    socket.write = (...args: unknown[]) => {
      this.writes.push(new Uint8Array(args[0] as Uint8Array));
      return write(...args);
    };
  }
}

/** How long the records of application data in these bytes of TLS 1.2 are, each with its header. */
export function applicationRecords(bytes: Buffer): number[] {
  const lengths: number[] = [];
  for (let at = 0; at < bytes.length; at += 5 + bytes.readUInt16BE(at + 3)) {
    if (bytes[at] === 0x17) lengths.push(5 + bytes.readUInt16BE(at + 3));
  }
  return lengths;
}

/** A client of bytes: sends what the test gives it, and keeps what comes. */
export class RawClient {
  readonly socket: Duplex & { resetAndDestroy?(): void };
  #received = Buffer.alloc(0);
  readonly ended: Promise<unknown>;
  /** Resolves with the error's code, or `undefined` for a close without one. */
  readonly closed: Promise<string | undefined>;

  constructor(socket: Duplex) {
    this.socket = socket;
    let code: string | undefined;
    socket.on('data', (chunk) => {
      this.#received = Buffer.concat([this.#received, chunk]);
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      code = error.code;
    });
    this.ended = new Promise((resolve) => socket.once('end', resolve));
    this.closed = new Promise((resolve) => socket.once('close', () => resolve(code)));
    onTestFinished(() => void socket.destroy());
  }

  static async tcp({ port }: Tapped, options: { allowHalfOpen?: boolean } = {}): Promise<RawClient> {
    const socket = connectTcp({ port, host: '127.0.0.1', noDelay: true, ...options });
    await once(socket, 'connect');
    return new RawClient(socket);
  }

  /** TLS 1.2. `onBytes` sees what comes over TCP. */
  static async tls({ port }: Tapped, onBytes: (bytes: Buffer) => void = () => {}): Promise<RawClient> {
    const tcp = connectTcp({ port, host: '127.0.0.1', noDelay: true });
    const [near, far] = duplexPair();
    tcp.on('data', onBytes);
    tcp.pipe(far).pipe(tcp);
    // A reset passes no pipe.
    tcp.on('error', (error) => near.destroy(error));
    const socket = connectTls({ socket: near, rejectUnauthorized: false, maxVersion: 'TLSv1.2' });
    await once(socket, 'secureConnect');
    return new RawClient(socket);
  }

  get received(): Uint8Array {
    return new Uint8Array(this.#received);
  }

  send(...packets: Uint8Array[]): void {
    this.socket.write(Buffer.concat(packets));
  }

  /** Resolves as soon as this many bytes have come. */
  async receivedBytes(count: number): Promise<Uint8Array> {
    while (this.#received.length < count) await once(this.socket, 'data');
    return this.received;
  }
}

async function serverContext() {
  const { server } = await createCertificates({ now: Date.now() });
  return createSecureContext({ ...server('valid'), minVersion: 'TLSv1.2' });
}
