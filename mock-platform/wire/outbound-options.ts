import type { Duplex } from 'node:stream';
import type { BytesSent, PacketSent } from '../journal/events.ts';
import type { Recordable } from '../journal/journal.ts';
import type { Masking } from './masking.ts';

/** Where what leaves a connection goes, and who is told of it. */
export interface OutboundOptions {
  readonly socket: Duplex;
  readonly connection: number;
  readonly masking: Masking;
  /** May acknowledgements that are made together leave in one write? Over TCP yes; over TLS each must be a separate record. */
  readonly mayGather?: boolean;
  /** Called when a frame is handed to the socket, just before. */
  readonly record: (event: Recordable<PacketSent | BytesSent>) => void;
  /** Called when there is room again after `ready` was false. */
  readonly onReady: () => void;
  /** Called with the number of bytes that wait, when the socket does not take what is written, or faults hold it back. */
  readonly onUnread?: (bytes: number) => void;
}
