import type { Inbound } from './inbound.ts';
import { Keeping } from './keeping.ts';
import type { Outbound } from './outbound.ts';
import { Stall } from './stall.ts';
import type { Tap } from './tap.ts';
import type { TapOptions } from './tap-options.ts';
import { wireBounds } from './wire-bounds.ts';

export interface FlowParts {
  readonly tap: Tap;
  readonly options: Pick<TapOptions, 'socket' | 'onKept'>;
  readonly inbound: Inbound;
  readonly outbound: Outbound;
}

/** Who waits for whom: a device is read on only while the broker takes what it sends, and while it reads what it is sent. */
export class Flow {
  readonly keeping: Keeping;
  readonly #parts: FlowParts;
  readonly #stall: Stall;
  /** It has taken as much as it wants for now. */
  #brokerIsFull = false;

  constructor(parts: FlowParts) {
    const { tap, options, outbound } = parts;
    const { socket, onKept } = options;
    this.#parts = parts;
    this.#stall = new Stall((reason) => tap.close(reason));
    this.keeping = new Keeping({
      onKept,
      unread: () => (socket.destroyed ? 0 : outbound.unread),
      abandon: (reason) => tap.abandon(reason),
    });
  }

  /** What was just handed to the broker has filled it. */
  brokerIsFull(): void {
    this.#brokerIsFull = true;
    this.#parts.options.socket.pause();
  }

  /** The broker has read, or was given what was for later: has it room for more? */
  brokerHas(room: boolean): void {
    this.#brokerIsFull = !room;
    this.resume();
  }

  /** Reads on, unless there is a reason to wait. */
  resume(): void {
    const { tap, options, inbound } = this.#parts;
    if (this.#stall.lasts || inbound.isBehind || (this.#brokerIsFull && !tap.destroyed)) return;
    options.socket.resume();
  }

  /** The packets of a chunk were taken, and what answers them may leave. */
  endOfChunk(): void {
    const { tap, options, inbound, outbound } = this.#parts;
    // What a device sends that was refused is of interest, and no reason to wait for long packets.
    if (outbound.returnCode > 0 && inbound.unfinished > wireBounds.firstPacket) inbound.stop();
    this.keeping.unfinished(inbound.unfinished);
    outbound.settle();
    if (outbound.ready || this.#stall.lasts || tap.destroyed) return;
    options.socket.pause();
    this.#stall.begin();
  }

  /** The socket, or the queue of delayed packets, has taken what waited. */
  drained(): void {
    const { tap, outbound } = this.#parts;
    this.keeping.unread(outbound.unread);
    if (!outbound.ready) return;
    if (this.#stall.lasts) {
      this.#stall.end();
      if (!tap.destroyed) this.resume();
    }
    tap.emit('drain');
  }

  /** The tap is done: nobody waits for the device any more. */
  endStall(): void {
    this.#stall.end();
  }

  /** The socket is closed, both ways. */
  stop(): void {
    const { inbound, outbound } = this.#parts;
    outbound.stop();
    inbound.stop();
    this.keeping.unfinished(0);
    this.keeping.unread(0);
    this.#stall.end();
  }
}
