import { TcpDirection } from './tcp-direction.ts';
import type { TcpSegment } from './tcp-segment.ts';

export type End = 'client' | 'server';

/** What is told of a connection, in the order of time. */
export interface ConnectionWatcher {
  data(from: End, bytes: Uint8Array, time: number): void;
  /** `lost`: the capture lacks bytes, and what follows cannot be read. */
  closed(by: End | 'lost', how: 'FIN' | 'RST' | 'lost', time: number): void;
}

interface Connection {
  readonly client: string;
  readonly isn: number;
  readonly directions: Readonly<Record<End, TcpDirection>>;
  readonly watcher: ConnectionWatcher;
  /** How many segments in a row acknowledged bytes that the capture does not have yet. */
  doubts: number;
  closed: boolean;
}

/** Segments may be captured out of turn, an acknowledgement before what it acknowledges; after so many they are lost. */
const mostDoubts = 8;

/** Puts the TCP connections of a capture together again. */
export class TcpConnections {
  readonly #open: (client: string, server: string, time: number) => ConnectionWatcher;
  readonly #connections = new Map<string, Connection>();
  readonly #midway = new Set<string>();

  constructor(open: (client: string, server: string, time: number) => ConnectionWatcher) {
    this.#open = open;
  }

  /** Connections of which the capture does not have the beginning: they cannot be read. */
  get midway(): number {
    return this.#midway.size;
  }

  see(segment: TcpSegment): void {
    const { from, to, flags, seq, time } = segment;
    const key = [from, to].sort().join(' ');
    let connection = this.#connections.get(key);
    if (flags.syn && !flags.ack && (!connection || connection.isn !== seq)) {
      connection = {
        client: from,
        isn: seq,
        directions: { client: new TcpDirection(), server: new TcpDirection() },
        watcher: this.#open(from, to, time),
        doubts: 0,
        closed: false,
      };
      this.#connections.set(key, connection);
    }
    if (connection) this.#follow(connection, segment);
    else if (segment.payload.length > 0) this.#midway.add(key);
  }

  #follow(connection: Connection, { from, seq, ack, flags, payload, time }: TcpSegment): void {
    if (connection.closed) return;
    const { watcher, directions } = connection;
    const side: End = from === connection.client ? 'client' : 'server';
    const direction = directions[side];
    if (flags.syn && !direction.begun) direction.begin(seq);
    // The answer to SYN was not captured.
    if (payload.length > 0 && !direction.begun) direction.begin(seq - 1);
    const other = directions[side === 'client' ? 'server' : 'client'];
    for (const bytes of direction.push(flags.syn ? seq + 1 : seq, payload)) watcher.data(side, bytes, time);
    if (flags.ack) connection.doubts = other.lostBefore(ack) > 0 ? connection.doubts + 1 : 0;
    if (connection.doubts > mostDoubts) this.#close(connection, 'lost', 'lost', time);
    else if (flags.rst) this.#close(connection, side, 'RST', time);
    else {
      if (flags.fin) direction.finish(seq + payload.length);
      if (direction.finished) this.#close(connection, side, 'FIN', time);
    }
  }

  /** Who closes first is of interest; the other side's last bytes are read all the same. */
  #close(connection: Connection, by: End | 'lost', how: 'FIN' | 'RST' | 'lost', time: number): void {
    connection.closed = true;
    connection.watcher.closed(by, how, time);
  }
}
