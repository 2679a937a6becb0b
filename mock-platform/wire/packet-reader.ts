import { isUtf8 } from 'node:buffer';
import type { WireViolation } from './packet.ts';
import { CutShort, hex, NO_VIOLATIONS, quoted } from './violation.ts';

/** U+FFFD is what Node puts for ill-formed UTF-8; it may also stand there rightfully. */
const SUSPICIOUS = /[\0\uFFFD]/;

/**
 * Reads the body of one packet field by field (MQTT 3.1.1, 1.5) and collects what is wrong with it.
 * Every reading method throws `CutShort` when the body ends before the field does, and then stays where it was.
 */
export class PacketReader {
  readonly #bytes: Buffer;
  readonly #end: number;
  #at: number;
  #violations: WireViolation[] | undefined;
  #concealed: number | undefined;

  constructor(bytes: Buffer, start: number, end: number) {
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
  }

  /** Where the next field begins in the bytes that the reader was made from. */
  get position(): number {
    return this.#at;
  }

  /** Bytes of the body that are not read yet. */
  get left(): number {
    return this.#end - this.#at;
  }

  /** Where the part begins that may hold a password: the part that was concealed, or else what could not be read. */
  get concealedFrom(): number {
    return this.#concealed ?? this.#at;
  }

  /** From `skip` bytes behind the present place on, the body may hold a password. The first call counts. */
  conceal(skip = 0): void {
    this.#concealed ??= Math.min(this.#at + skip, this.#end);
  }

  get violations(): readonly WireViolation[] {
    return this.#violations ?? NO_VIOLATIONS;
  }

  /** Notes a broken statement; only the first breach of each in a packet, so that a hostile packet stays cheap. */
  broken(clause: string, message: string, expected: string, actual: string, fatal = false): void {
    this.#violations ??= [];
    if (this.#violations.some((known) => known.clause === clause)) return;
    this.#violations.push({ clause, message, expected, actual, fatal });
  }

  byte(field: string): number {
    if (this.left < 1) throw new CutShort(field, 1, 0);
    return this.#bytes[this.#at++] as number;
  }

  uint16(field: string): number {
    if (this.left < 2) throw new CutShort(field, 2, this.left);
    const value = ((this.#bytes[this.#at] as number) << 8) | (this.#bytes[this.#at + 1] as number);
    this.#at += 2;
    return value;
  }

  /** Bytes with a length before them. Not copied. */
  data(field: string): Uint8Array {
    const start = this.#lengthPrefixed(field);
    return this.#view(start, this.#at);
  }

  /** A UTF-8 encoded string (1.5.3). What is ill-formed is noted and shown as U+FFFD; a byte order mark stays. */
  text(field: string): string {
    const start = this.#lengthPrefixed(field);
    const text = this.#bytes.toString('utf8', start, this.#at);
    if (SUSPICIOUS.test(text)) this.#inspect(field, text, this.#bytes.subarray(start, this.#at));
    return text;
  }

  /** All that is left. Not copied. */
  rest(): Uint8Array {
    const start = this.#at;
    this.#at = this.#end;
    return this.#view(start, this.#end);
  }

  /** Moves behind a length and the bytes that it announces; answers where those bytes begin. */
  #lengthPrefixed(field: string): number {
    if (this.left < 2) throw new CutShort(`${field}'s length`, 2, this.left);
    const start = this.#at + 2;
    const length = ((this.#bytes[this.#at] as number) << 8) | (this.#bytes[this.#at + 1] as number);
    if (start + length > this.#end) throw new CutShort(field, length, this.#end - start);
    this.#at = start + length;
    return start;
  }

  #inspect(field: string, text: string, bytes: Buffer): void {
    if (!isUtf8(bytes)) {
      this.broken('MQTT-1.5.3-1', `The ${field} is not well-formed UTF-8`, 'well-formed UTF-8', hex(bytes));
    }
    if (text.includes('\0')) {
      this.broken('MQTT-1.5.3-2', `The ${field} contains U+0000`, 'no null character', quoted(text));
    }
  }

  /** A plain `Uint8Array`, not a `Buffer`: the journal writes these. */
  #view(start: number, end: number): Uint8Array {
    return new Uint8Array(this.#bytes.buffer, this.#bytes.byteOffset + start, end - start);
  }
}
