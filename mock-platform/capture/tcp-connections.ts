import { TcpDirection } from './tcp-direction.ts';
import type { TcpSegment } from './tcp-segment.ts';

export type End = 'client' | 'server';

/** What is reported of a connection, in the order of time. */
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
  doubtedSince?: number | undefined;
  closed: boolean;
  /** The last number that each end has acknowledged of the other's. */
  readonly acknowledged: Partial<Record<End, number>>;
  readonly seen: Set<End>;
}

/** What a capture lacks of a connection. */
export interface Lack {
  /** As `open` was given it. */
  readonly client: string;
  /** Bytes that are missing, of what this end sent, and bytes behind them that could not be read for that. */
  readonly from: End;
  readonly missing: number;
  readonly behind: number;
}

/** Segments may be captured out of turn, an acknowledgement before what it acknowledges; after this number, or this time, they are lost. */
const mostDoubts = 8;
const longestDoubtMs = 1000;

/** Puts the TCP connections of a capture together again. */
export class TcpConnections {
  readonly #open: (client: string, server: string, time: number) => ConnectionWatcher;
  readonly #connections = new Map<string, Connection>();
  readonly #all: Connection[] = [];
  readonly #midway = new Map<string, Set<string>>();

  constructor(open: (client: string, server: string, time: number) => ConnectionWatcher) {
    this.#open = open;
  }

  /** Connections of which the capture does not have the beginning: they cannot be read. */
  get midway(): number {
    return this.#midway.size;
  }

  /** Of those: where all segments come from, if they come from one end only. */
  get midwaySenders(): readonly string[] {
    return [...this.#midway.values()].flatMap((senders) => (senders.size === 1 ? [...senders] : []));
  }

  /** Connections whose other end sent nothing at all, as far as the capture goes: not even the answer to SYN. */
  get oneWay(): number {
    return this.#all.filter(({ seen }) => !seen.has('server')).length;
  }

  /** What is missing in the middle, or at the end although it was acknowledged. */
  get lacks(): readonly Lack[] {
    return this.#all.flatMap(({ client, directions, acknowledged, seen }) =>
      (['client', 'server'] as const).flatMap((from) => {
        // Of an end that was not captured at all, everything is missing.
        if (!seen.has(from)) return [];
        const gap = directions[from].gap(acknowledged[from === 'client' ? 'server' : 'client']);
        return gap ? [{ client, from, ...gap }] : [];
      }),
    );
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
        acknowledged: {},
        seen: new Set(),
      };
      this.#connections.set(key, connection);
      this.#all.push(connection);
    }
    if (connection) this.#follow(connection, segment);
    else if (segment.payload.length > 0 || this.#midway.has(key)) {
      this.#midway.set(key, (this.#midway.get(key) ?? new Set()).add(from));
    }
  }

  #follow(connection: Connection, { from, seq, ack, flags, payload, time }: TcpSegment): void {
    const { watcher, directions } = connection;
    const side: End = from === connection.client ? 'client' : 'server';
    const direction = directions[side];
    connection.seen.add(side);
    if (flags.ack && !flags.rst) connection.acknowledged[side] = ack;
    if (connection.closed) {
      // Nobody reads it any more; what is missing is counted all the same.
      direction.push(seq, payload);
      if (flags.fin) direction.finish(seq + payload.length);
      return;
    }
    if (flags.syn && !direction.begun) direction.begin(seq);
    // The answer to SYN was not captured.
    if (payload.length > 0 && !direction.begun) direction.begin(seq - 1);
    const other = directions[side === 'client' ? 'server' : 'client'];
    for (const bytes of direction.push(flags.syn ? seq + 1 : seq, payload)) watcher.data(side, bytes, time);
    if (flags.ack && !flags.rst) this.#doubt(connection, other.lostBefore(ack) > 0, time);
    const doubtedMs = time - (connection.doubtedSince ?? time);
    if (connection.doubts > mostDoubts || doubtedMs > longestDoubtMs) this.#close(connection, 'lost', 'lost', time);
    else if (flags.rst) this.#close(connection, side, 'RST', time);
    else {
      if (flags.fin) direction.finish(seq + payload.length);
      if (direction.finished) this.#close(connection, side, 'FIN', time);
    }
  }

  #doubt(connection: Connection, isLacking: boolean, time: number): void {
    connection.doubts = isLacking ? connection.doubts + 1 : 0;
    connection.doubtedSince = isLacking ? (connection.doubtedSince ?? time) : undefined;
  }

  /** Who closes first is of interest; the other side's last bytes are read all the same. */
  #close(connection: Connection, by: End | 'lost', how: 'FIN' | 'RST' | 'lost', time: number): void {
    connection.closed = true;
    connection.watcher.closed(by, how, time);
  }
}
