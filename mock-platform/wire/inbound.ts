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
  /** True when somebody else goes on with the packet, when this turn is over. */
  readonly take: (decoded: Decoded) => boolean;
  readonly end: () => void;
  /** Called when the socket may be read again. */
  readonly caughtUp: () => void;
}

/** So many short packets are read between two looks at the clock, and fewer long ones. */
const rarely = 8;
/** So many are handed on in one turn: the time that they take then shows only behind it. */
const handedOn = 8;

/** The way in of a connection: packet by packet, and where that takes long, in turns with the other connections. */
export class Inbound {
  readonly #options: InboundOptions;
  readonly #turns: Turns;
  readonly #account: Account;
  readonly #decoder = new PacketDecoder('client', { maxFirstLength: wireBounds.firstPacket });
  readonly #chunks: Uint8Array[] = [];
  /** The decoder has a chunk that is not read to its end. */
  #isInChunk = false;
  /** The next packet of that, if it has to wait for others that were handed on. */
  #held: Decoded | undefined;
  #isReading = false;
  /** Packets that were handed on in this turn; long ones count more. */
  #handedOn = 0;
  /** Called when all is read that has come before an end. */
  readonly #finished: (() => void)[] = [];

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
    const held = this.#held?.raw.length ?? 0;
    return this.#chunks.reduce((sum, { length }) => sum + length, this.#decoder.unfinished + held);
  }

  /** The bytes of an unfinished packet. */
  get pending(): Uint8Array {
    return this.#decoder.pending;
  }

  receive(chunk: Uint8Array): void {
    const bytes = this.#decoder.endedBy(chunk);
    this.#chunks.push(chunk);
    if (!this.#turns.begin(this.#work, this.#account, bytes) && this.isBehind) this.#options.socket.pause();
  }

  /** Nothing more comes. Calls `then` when all that has come is read: at once, unless it has to wait for its turn. */
  finish(then: () => void): void {
    this.#finished.push(then);
    this.#end();
  }

  /** Its packets have used so many milliseconds elsewhere. */
  charge(ms: number): void {
    this.#turns.charge(this.#account, ms);
  }

  /** Reads nothing more, and forgets what is unfinished. */
  stop(): void {
    this.#turns.cancel(this.#work);
    this.#decoder.stop();
    this.#chunks.length = 0;
    this.#isInChunk = false;
    this.#held = undefined;
    this.#end();
  }

  readonly #work: Work = (until) => {
    this.#handedOn = 0;
    this.#read(until);
    if (!this.isBehind) {
      this.#options.caughtUp();
      this.#end();
    }
    return this.isBehind && this.#handedOn >= handedOn ? 'rest' : this.isBehind;
  };

  #read(until: number): void {
    this.#isReading = true;
    try {
      while (this.#readChunk(until)) if (!this.isBehind || this.#turns.now() >= until) return;
    } finally {
      this.#isReading = false;
    }
  }

  #end(): void {
    if (this.#isReading || this.isBehind) return;
    for (const then of this.#finished.splice(0)) then();
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
    for (let packet = this.#held ?? this.#decoder.next(); packet; packet = this.#decoder.next()) {
      this.#held = this.#isInChunk && this.#handedOn >= handedOn ? packet : undefined;
      if (this.#held) return false;
      const weight = 1 + (packet.raw.length >> 8);
      if (take(packet)) this.#handedOn += weight;
      unclocked += weight;
      if (unclocked < rarely || !this.#isInChunk) continue;
      unclocked = 0;
      if (this.#turns.now() >= until) return false;
    }
    this.#isInChunk = false;
    end();
    return true;
  }
}
