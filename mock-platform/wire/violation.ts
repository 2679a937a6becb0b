import type { WireViolation } from './packet.ts';

/** Shared by all packets without fault: most packets. */
export const NO_VIOLATIONS: readonly WireViolation[] = Object.freeze([]);

/**
 * Thrown inside the decoder when a packet's body ends in the middle of a field. Nothing after it can be trusted: either the
 * remaining length is wrong, or a length inside the packet is.
 */
export class CutShort extends Error {
  override readonly name = 'CutShort';
  readonly violation: WireViolation;

  constructor(field: string, needed: number, left: number) {
    super(`the packet ends inside ${field}`);
    this.violation = {
      clause: 'MQTT-2.2.3',
      message: `The packet ends inside its ${field}`,
      expected: needed === 1 ? '1 more byte' : `${needed} more bytes`,
      actual: `${left} left by the remaining length`,
      fatal: true,
    };
  }
}

/** A text as a message shows it: in quotes, escaped, at most 60 characters of it. */
export function quoted(text: string): string {
  return text.length > 60 ? `${JSON.stringify(text.slice(0, 60))}… (${text.length} characters)` : JSON.stringify(text);
}

/** Bytes as a message shows them: hex, at most 16 of them. */
export function hex(bytes: Uint8Array): string {
  const shown = Array.from(bytes.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return bytes.length > 16 ? `${shown} … (${bytes.length} bytes)` : shown;
}

/** Four flag bits as the standard prints them. */
export function bits(flags: number): string {
  return flags.toString(2).padStart(4, '0');
}
