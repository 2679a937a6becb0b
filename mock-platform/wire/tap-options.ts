import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { TransportEvent } from '../journal/events.ts';
import type { Recordable } from '../journal/journal.ts';
import type { MqttPacket } from './packet.ts';
import type { Tap } from './tap.ts';
import type { Turns } from './turns.ts';

/** What a connection makes the platform keep. */
export type Kept = 'unfinished' | 'unread';

export interface TapOptions {
  /** A TCP socket, a TLS socket, or a WebSocket's stream. */
  readonly socket: Duplex;
  /** The TCP socket under it, where that is another one: `cut()` resets it. */
  readonly tcp?: Socket;
  /** The connection's number in the journal. */
  readonly connection: number;
  readonly record: (event: Recordable<TransportEvent>) => void;
  /** Shared with the other connections of the platform: long work is done in turns. */
  readonly turns?: Turns;
  /** After bytes that MQTT forbids: close the connection, or pass them on and let the broker decide. */
  readonly onViolation: 'close' | 'record';
  /** Told what the connection makes the platform keep: of a packet that is not complete yet, and what it has not read. */
  readonly onKept?: (what: Kept, bytes: number) => void;
  /**
   * Sees every packet after it was recorded and before the broker gets it, and may keep it from the broker. `flawless`: it breaks no
   * statement of MQTT. What is for `later` is asked for again when `readmit` is called.
   */
  readonly intercept?: (packet: MqttPacket, tap: Tap, flawless: boolean) => 'pass' | 'swallow' | 'later';
}
