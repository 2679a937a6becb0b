import { readClientPacket } from './client-packets.ts';
import { isKnownLevel } from './connect.ts';
import { type FixedHeader, type PacketType, readFixedHeader } from './fixed-header.ts';
import type { MqttPacket, WireViolation } from './packet.ts';
import { PacketReader } from './packet-reader.ts';
import { readServerPacket } from './server-packets.ts';
import { strangeProtocol } from './strange-protocol.ts';
import { UnfinishedPacket } from './unfinished-packet.ts';
import { CutShort, NO_VIOLATIONS } from './violation.ts';
import { wireBounds } from './wire-bounds.ts';

/** A packet that the platform does not wait for, and why. */
export interface TooLong {
  readonly reason: string;
  readonly packet: PacketType;
  /** Its remaining length. */
  readonly bytes: number;
}

/** One packet as it stood in the stream. */
export interface Decoded {
  /** The whole packet; of one whose length cannot be believed, only the fixed header. */
  readonly raw: Uint8Array;
  /** As far as it could be read; absent when it could not be read at all. */
  readonly packet?: MqttPacket;
  readonly violations: readonly WireViolation[];
  /** What a client speaks instead of MQTT, where its first bytes say so: no statement is broken, and nothing more can be read. */
  readonly strange?: string;
  /** Of a CONNECT: the part of `raw` that may hold a password. */
  readonly secret?: Uint8Array;
  /** It is longer than this decoder waits for, and MQTT allows that: nothing more is read. */
  readonly tooLong?: TooLong;
}

export interface PacketDecoderOptions {
  /** The largest remaining length to wait for, in bytes; a longer packet is not a violation, and nothing behind it is read. Default 4 MiB. */
  readonly maxRemainingLength?: number;
  /** The same for the first packet, whose sender is not known yet. */
  readonly maxFirstLength?: number;
}

const NOTHING = Buffer.alloc(0);

/**
 * A strict decoder of one direction of an MQTT 3.1.1 stream, cut in any way. Of a client's bytes it reports every numbered
 * statement that bytes alone can break, each once in a packet; of a server's only broken framing.
 *
 * What it hands out are views of the chunks it was given: those must not be overwritten.
 */
export class PacketDecoder {
  readonly #from: 'client' | 'server';
  readonly #limit: number;
  readonly #firstLimit: number;
  readonly #unfinished = new UnfinishedPacket();
  /** What was taken, and how much of it is read. */
  #bytes: Buffer = NOTHING;
  #at = 0;
  /** Of the first CONNECT; undefined before it. */
  #level: number | undefined;
  #first = true;
  #disconnected = false;
  #stopped = false;

  constructor(
    from: 'client' | 'server',
    { maxRemainingLength = wireBounds.packet, maxFirstLength = maxRemainingLength }: PacketDecoderOptions = {},
  ) {
    this.#from = from;
    this.#limit = maxRemainingLength;
    this.#firstLimit = maxFirstLength;
  }

  /** How many bytes of an unfinished packet there are. */
  get unfinished(): number {
    return this.#unfinished.length;
  }

  /** At least how many bytes there will be to read with a chunk that comes: none, where a packet stays unfinished with it. */
  endedBy(chunk: Uint8Array): number {
    const { knowsTotal, length, missing } = this.#unfinished;
    if (length === 0 || !knowsTotal) return chunk.length;
    return chunk.length < missing ? 0 : length + chunk.length;
  }

  /** Reads nothing more, and forgets what is unfinished. */
  stop(): void {
    this.#stopped = true;
    this.#unfinished.clear();
    this.#bytes = NOTHING;
  }

  /** The bytes of an unfinished packet. */
  get pending(): Uint8Array {
    return new Uint8Array(this.#unfinished.bytes);
  }

  /**
   * Takes the next bytes of the stream; answers the packets that are complete with them. Never throws. After a fatal violation,
   * and after a CONNECT of a level that is neither 3 nor 4, there is nothing that it could read: it answers with nothing.
   */
  push(chunk: Uint8Array): Decoded[] {
    this.take(chunk);
    const packets: Decoded[] = [];
    for (let packet = this.next(); packet; packet = this.next()) packets.push(packet);
    return packets;
  }

  /** Takes the next bytes of the stream, for `next`. Each chunk is to be read to its end before the next one. */
  take(chunk: Uint8Array): void {
    if (this.#stopped) return;
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const unfinished = this.#unfinished;
    this.#at = 0;
    this.#bytes = bytes;
    if (unfinished.length === 0) return;
    if (unfinished.knowsTotal) this.#at = unfinished.fill(bytes);
    else this.#bytes = Buffer.concat([unfinished.take(), bytes]);
  }

  /** The next packet that is complete; undefined when what was taken is read. */
  next(): Decoded | undefined {
    if (this.#stopped) return this.#finish();
    const unfinished = this.#unfinished;
    if (unfinished.length > 0 && unfinished.knowsTotal) {
      if (!unfinished.isComplete) return this.#finish();
      const packet = unfinished.take();
      return this.#decode(readFixedHeader(packet, 0) as FixedHeader, packet, 0);
    }
    const bytes = this.#bytes;
    const at = this.#at;
    if (at >= bytes.length) return this.#finish();
    const header = readFixedHeader(bytes, at);
    if (header === undefined) return this.#finish(0);
    const total = header.size + header.remaining;
    if (header.remaining === Number.POSITIVE_INFINITY) return this.#refuse(header, bytes, at);
    if (header.remaining > this.#mostOf(header)) return this.#refuseLong(header, bytes, at);
    if (at + total > bytes.length) return this.#finish(total);
    this.#at += total;
    return this.#decode(header, bytes, at);
  }

  /** Keeps what was not read, if anything: the beginning of a packet of `total` bytes, or of a fixed header, when `total` is 0. */
  #finish(total?: number): undefined {
    if (total !== undefined) this.#unfinished.keep(this.#bytes.subarray(this.#at), total);
    this.#bytes = NOTHING;
    this.#at = 0;
  }

  #refuse({ type, size }: FixedHeader, bytes: Buffer, at: number): Decoded {
    this.#stopped = true;
    const violation: WireViolation = {
      clause: 'MQTT-2.2.3',
      message: `${type} with a malformed remaining length`,
      expected: 'at most four bytes, bit 7 clear in the last',
      actual: 'bit 7 set in the fourth byte',
      fatal: true,
    };
    return { raw: view(bytes, at, at + size), violations: [violation] };
  }

  #mostOf({ type }: FixedHeader): number {
    if (this.#first) return Math.min(this.#limit, this.#firstLimit);
    return type === 'PUBLISH' || this.#from === 'server' ? this.#limit : Math.min(this.#limit, wireBounds.control);
  }

  #refuseLong(header: FixedHeader, bytes: Buffer, at: number): Decoded {
    this.#stopped = true;
    const { type: packet, size, remaining } = header;
    const most = this.#mostOf(header);
    let which = '';
    if (most < this.#limit) which = this.#first ? 'before the log-in ' : 'of a packet that is not PUBLISH ';
    const reason = `a ${packet} of ${remaining} bytes: ${which}at most ${most} are taken`;
    return {
      raw: view(bytes, at, at + size),
      violations: NO_VIOLATIONS,
      tooLong: { reason, packet, bytes: remaining },
    };
  }

  #decode(header: FixedHeader, bytes: Buffer, at: number): Decoded {
    const end = at + header.size + header.remaining;
    const reader = new PacketReader(bytes, at + header.size, end);
    const raw = view(bytes, at, end);
    const strange = this.#from === 'client' && this.#first ? strangeProtocol(raw) : undefined;
    if (strange !== undefined) {
      this.#stopped = true;
      return { raw, violations: [], strange };
    }
    if (this.#from === 'client') this.#judgePlace(header.type, reader);
    const packet = this.#read(header, reader);
    if (this.#from === 'client' && packet !== undefined) this.#follow(packet);
    const { violations } = reader;
    if (violations.some(({ fatal }) => fatal)) this.#stopped = true;
    const decoded = packet === undefined ? { raw, violations } : { raw, packet, violations };
    return header.type === 'CONNECT' ? { ...decoded, secret: view(bytes, reader.concealedFrom, end) } : decoded;
  }

  /** Judges the place of a client's packet in the stream. */
  #judgePlace(type: PacketType, reader: PacketReader): void {
    if (this.#first && type !== 'CONNECT') {
      reader.broken('MQTT-3.1.0-1', 'The first packet is not CONNECT', 'CONNECT', type);
    }
    if (this.#level !== undefined && type === 'CONNECT') {
      reader.broken('MQTT-3.1.0-2', 'A second CONNECT on the same connection', 'one CONNECT', 'another CONNECT');
    }
    if (this.#disconnected) {
      reader.broken('MQTT-3.14.4-2', 'A packet after DISCONNECT', 'nothing after DISCONNECT', type);
    }
    this.#first = false;
  }

  #follow(packet: MqttPacket): void {
    if (packet.type === 'DISCONNECT') this.#disconnected = true;
    if (packet.type !== 'CONNECT') return;
    this.#level ??= packet.protocolLevel;
    if (!isKnownLevel(packet.protocolLevel)) this.#stopped = true;
  }

  /** Reads a body to its end. One that is too short gives no packet, one that is too long does; both are fatal. */
  #read(header: FixedHeader, reader: PacketReader): MqttPacket | undefined {
    try {
      const packet =
        this.#from === 'client' ? readClientPacket(header, reader, this.#level ?? 4) : readServerPacket(header, reader);
      // CONNECT has its own statement for that; with an unknown level the rest is not read.
      if (reader.left > 0 && packet !== undefined && packet.type !== 'CONNECT') {
        const actual = `${reader.left} more bytes`;
        reader.broken('MQTT-2.2.3', `${header.type} is longer than its fields`, 'the end of the packet', actual, true);
      }
      return packet;
    } catch (error) {
      if (!(error instanceof CutShort)) throw error;
      const { clause, message, expected, actual, fatal } = error.violation;
      reader.broken(clause, message, expected, actual, fatal);
      return undefined;
    }
  }
}

/** A plain `Uint8Array`, not a `Buffer`: the journal writes these. */
function view(bytes: Buffer, start: number, end: number): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset + start, end - start);
}
