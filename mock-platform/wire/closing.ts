import type { Duplex } from 'node:stream';
import type { ConnectionClosed } from '../journal/events.ts';
import type { Outbound } from './outbound.ts';

/** How long the peer may take for the last bytes and for closing its side, in milliseconds. */
export const LINGER_MS = 1000;
/** The same after DISCONNECT, when closing is the device's turn (MQTT-3.14.4-1): long enough to tell that it does not. */
const AFTER_DISCONNECT_MS = 6000;

export interface ClosingOptions {
  readonly socket: Duplex;
  readonly connection: number;
  readonly record: (event: ConnectionClosed) => void;
  /** Bytes of an unfinished packet, as the journal may show them. */
  readonly leftover: () => Uint8Array;
}

/** How a connection ends: the side that closes first decides the reason, and it is recorded once. */
export class Closing {
  /** The device sent DISCONNECT. */
  saidDisconnect = false;
  readonly #options: ClosingOptions;
  #cause: Pick<ConnectionClosed, 'by' | 'reason' | 'staged' | 'reset' | 'tooLong'> | undefined;
  #recorded = false;
  #begun = false;

  constructor(options: ClosingOptions) {
    this.#options = options;
  }

  /** True once `connection-closed` is recorded; what the device sends after that is not. */
  get recorded(): boolean {
    return this.#recorded;
  }

  /** Names who closes and why; the first to do so is right. */
  decide(
    by: 'device' | 'platform',
    reason: string,
    {
      staged = false,
      reset = false,
      tooLong,
    }: { staged?: boolean; reset?: boolean } & Pick<ConnectionClosed, 'tooLong'> = {},
  ): void {
    this.#cause ??= { by, reason, ...(staged && { staged }), ...(reset && { reset }), ...(tooLong && { tooLong }) };
  }

  record(): void {
    if (this.#recorded) return;
    this.#recorded = true;
    const { connection, record, leftover } = this.#options;
    const cause = this.#cause ?? { by: 'platform', reason: 'closed' };
    const clean = this.saidDisconnect;
    const bytes = leftover();
    record({
      type: 'connection-closed',
      connection,
      ...(clean ? { by: 'device', reason: 'DISCONNECT' } : cause),
      clean,
      ...(bytes.length > 0 && { leftover: bytes }),
    });
  }

  /**
   * Closes the socket in order: what is on its way still leaves, then this side says good-bye and gives the device a moment for the
   * same. With `watch`, and after DISCONNECT, what the device does in that moment belongs to the connection: it is recorded first.
   */
  begin(outbound: Outbound, watch: boolean, lingerMs = 0): void {
    const { socket } = this.#options;
    if (this.#begun || socket.closed) return;
    this.#begun = true;
    // Read on: else the device's FIN would not be seen, and unread bytes would turn ours into a reset that eats the CONNACK.
    socket.resume();
    const patience = this.saidDisconnect ? AFTER_DISCONNECT_MS : LINGER_MS;
    const timer = setTimeout(() => socket.destroy(), patience + outbound.backlogMs + lingerMs);
    socket.once('close', () => clearTimeout(timer));
    if (this.saidDisconnect) {
      // A stream that lets one side stay open does not end by itself when the device's end came before.
      if (socket.readableEnded) socket.end();
      else socket.once('end', () => socket.end());
      return;
    }
    const sayGoodBye = () => {
      if (!watch) this.record();
      socket.end();
    };
    outbound.finish(() => (lingerMs > 0 ? setTimeout(sayGoodBye, lingerMs) : sayGoodBye()));
  }
}
