import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import { onTestFinished } from 'vitest';
import { type Certificates, createCertificates } from '../certificates/certificates.ts';
import { type Clock, systemClock } from '../clock.ts';
import type { Transport, TransportEvent } from '../journal/events.ts';
import { Journal } from '../journal/journal.ts';
import { Listener } from '../listeners/listener.ts';

const usual = await createCertificates({ now: Date.now(), keyType: 'ecdsa' });

export type EventOf<T extends TransportEvent['type']> = Extract<TransportEvent, { type: T }>;

interface DoorwayOptions {
  readonly clock?: Clock;
  readonly port?: number;
  readonly host?: string;
  readonly certificates?: Certificates;
}

/** For tests: a listener on 127.0.0.1 that answers every stream with its own bytes, and what it records. */
export class Doorway {
  readonly journal = new Journal<TransportEvent>();
  /** What was handed over, in order. */
  readonly accepted: { readonly stream: Duplex; readonly connection: number; readonly tcp: Socket }[] = [];
  #listener: Listener | undefined;

  static async open(
    transport: Transport,
    { clock = systemClock, port = 0, host = '127.0.0.1', certificates = usual }: DoorwayOptions = {},
  ): Promise<Doorway> {
    const doorway = new Doorway();
    let connections = 0;
    const listener = await Listener.open({
      transport,
      host,
      port,
      clock,
      serverCertificate: (kind) => certificates.server(kind),
      record: (event) => doorway.journal.record(event),
      nextConnection: () => {
        connections += 1;
        return connections;
      },
      accept: (stream, connection, tcp) => {
        doorway.accepted.push({ stream, connection, tcp });
        stream.on('error', () => stream.destroy());
        stream.pipe(stream);
      },
    });
    doorway.#listener = listener;
    onTestFinished(() => listener.close());
    return doorway;
  }

  get listener(): Listener {
    if (!this.#listener) throw new Error('not open');
    return this.#listener;
  }

  /** What was recorded of one type, without stamps. */
  eventsOf<T extends TransportEvent['type']>(type: T): EventOf<T>[] {
    return this.journal.entries.filter((entry): entry is Extract<typeof entry, { type: T }> => entry.type === type);
  }

  /** The events of the first connection to close, up to its close, without the address. */
  async closing(): Promise<Record<string, unknown>[]> {
    const closed = await this.journal.waitFor(({ type }) => type === 'connection-closed');
    const { connection } = closed as EventOf<'connection-closed'>;
    return this.journal.entries
      .filter((entry) => 'connection' in entry && entry.connection === connection)
      .map(({ seq: _, at: __, wall: ___, ...event }) => {
        const { remote: ____, ...rest } = event as EventOf<'connection-opened'>;
        return rest;
      });
  }

  async tcp(options: { allowHalfOpen?: boolean } = {}): Promise<Socket> {
    const socket = connect({ port: this.listener.port, host: '127.0.0.1', ...options });
    onTestFinished(() => void socket.destroy());
    socket.on('error', () => {});
    await once(socket, 'connect');
    return socket;
  }

  /** Connects over TLS as a careful client does; resolves when the server's certificate was found good. */
  async tls(options: ConnectionOptions = {}): Promise<Socket> {
    const { port } = this.listener;
    const socket = connectTls({ port, host: 'localhost', ca: usual.caPem, ...options });
    onTestFinished(() => void socket.destroy());
    await once(socket, 'secureConnect');
    socket.on('error', () => {});
    return socket;
  }
}

/** For tests: how a socket ended: the error's code, or `end`. */
export function ending(socket: Duplex): Promise<string> {
  let how = 'end';
  socket.on('error', ({ code }: NodeJS.ErrnoException) => {
    how = code ?? 'error';
  });
  socket.resume();
  return new Promise((resolve) => socket.once('close', () => resolve(how)));
}

/** For tests: sends the bytes, and resolves when they have come back. */
export async function echo(stream: Duplex, text = 'hello'): Promise<string> {
  let received = '';
  stream.on('data', (chunk) => {
    received += chunk;
  });
  stream.write(text);
  while (received.length < text.length) await once(stream, 'data');
  return received;
}
