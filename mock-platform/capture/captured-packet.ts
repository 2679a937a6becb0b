import { UsageError } from '../usage-error.ts';

/** One packet of a capture file. */
export interface CapturedPacket {
  /** Milliseconds since the epoch, with fractions. */
  readonly time: number;
  /** How the packet begins, as the capture format numbers it (LINKTYPE_…). */
  readonly linkType: number;
  readonly data: Uint8Array;
  /** So many bytes of it the capture left out at its end. */
  readonly cut: number;
}

/** The file is not a capture that can be read. The message says why, and what to do. */
export class CaptureError extends UsageError {
  override readonly name = 'CaptureError';
}
