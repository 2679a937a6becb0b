import type { Duplex } from 'node:stream';
import { type Decoded, PacketDecoder } from './packet-decoder.ts';
import { type Account, Turns, type Work } from './turns.ts';
import { wireBounds } from './wire-bounds.ts';

export interface InboundOptions {
  readonly socket: Duplex;
  /** Shared with other connections. */
  readonly turns?: Turns | undefined;
  /** Called before the first packet of a chunk, for each packet, and after the last one. */
  readonly begin: () => void;
  readonly take: (decoded: Decoded) => void;
  readonly end: () => void;
  /** Called when the socket may be read again. */
  readonly caughtUp: () => void;
}

/** So many short packets are read between two looks at the clock, and fewer long ones. */
const rarely = 8;

/** The way in of a connection: packet by packet, and where that takes long, in turns with the other connections. */
export class Inbound {
  readonly #options: InboundOptions;
  readonly #turns: Turns;
  readonly #account: Account;
  readonly #decoder = new PacketDecoder('client', { maxFirstLength: wireBounds.firstPacket });
  readonly #chunks: Uint8Array[] = [];
  /** The decoder has a chunk that is not read to its end. */
  #isInChunk = false;
  #isReading = false;

  constructor(options: InboundOptions) {
    this.#options = options;
    this.#turns = options.turns ?? new Turns();
    this.#account = this.#turns.open();
  }

  /** There is something that was received and not read: the socket is paused. */
  get isBehind(): boolean {
    return this.#isInChunk || this.#chunks.length > 0;
  }

  /** Bytes that wait for their turn, or for the rest of their packet. */
  get unfinished(): number {
    return this.#chunks.reduce((sum, { length }) => sum + length, this.#decoder.unfinished);
  }

  /** The bytes of an unfinished packet. */
  get pending(): Uint8Array {
    return this.#decoder.pending;
  }

  receive(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    if (!this.#turns.begin(this.#work, this.#account) && this.isBehind) this.#options.socket.pause();
  }

  /** Reads at once what has come. */
  finish(): void {
    this.#turns.cancel(this.#work);
    if (!this.#isReading) this.#read(Number.POSITIVE_INFINITY);
  }

  /** Reads nothing more, and forgets what is unfinished. */
  stop(): void {
    this.#turns.cancel(this.#work);
    this.#decoder.stop();
    this.#chunks.length = 0;
    this.#isInChunk = false;
  }

  readonly #work: Work = (until) => {
    const isLeft = this.#read(until);
    if (!isLeft) this.#options.caughtUp();
    return isLeft;
  };

  /** True when something is left. */
  #read(until: number): boolean {
    this.#isReading = true;
    try {
      while (this.#readChunk(until)) if (!this.isBehind || this.#turns.now() >= until) return this.isBehind;
      return this.isBehind;
    } finally {
      this.#isReading = false;
    }
  }

  /** True when a chunk was read to its end. */
  #readChunk(until: number): boolean {
    const { begin, take, end } = this.#options;
    if (!this.#isInChunk) {
      const chunk = this.#chunks.shift();
      if (!chunk) return false;
      begin();
      this.#decoder.take(chunk);
      this.#isInChunk = true;
    }
    let unclocked = 0;
    for (let packet = this.#decoder.next(); packet; packet = this.#decoder.next()) {
      take(packet);
      unclocked += 1 + (packet.raw.length >> 8);
      if (unclocked < rarely || !this.#isInChunk) continue;
      unclocked = 0;
      if (this.#turns.now() >= until) return false;
    }
    this.#isInChunk = false;
    end();
    return true;
  }
}
