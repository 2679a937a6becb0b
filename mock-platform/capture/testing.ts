import type { End } from './tcp-connections.ts';

/** For tests: one TCP segment to be. */
export interface Sent {
  readonly from: End;
  readonly bytes?: Uint8Array;
  readonly flags?: number;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly seq: number;
  readonly ack: number;
}

const FIN = 1;
const SYN = 2;
export const RST = 4;
export const ACK = 16;

/** For tests: a connection from SYN to FIN, with these bytes in between, one segment for each. */
export function conversation(
  turns: readonly { readonly from: End; readonly bytes: Uint8Array }[],
  { time = 1_767_225_600_000, seq = { client: 0xffff_fff0, server: 7 }, end = FIN | ACK } = {},
): Sent[] {
  const next = { client: seq.client, server: seq.server };
  let at = time;
  const segment = (from: End, flags: number, bytes?: Uint8Array): Sent => {
    const other = from === 'client' ? 'server' : 'client';
    at += 1;
    const sent = { from, flags, time: at, seq: next[from], ack: next[other], ...(bytes && { bytes }) };
    next[from] = (next[from] + (bytes?.length ?? 0) + (flags & (SYN | FIN) ? 1 : 0)) >>> 0;
    return sent;
  };
  return [
    segment('client', SYN),
    segment('server', SYN | ACK),
    segment('client', ACK),
    ...turns.map(({ from, bytes }) => segment(from, ACK, bytes)),
    segment('client', end),
    segment('server', end),
  ];
}

const ports = { client: 40_001, server: 1883 };

/** For tests: the segment as a network packet, IPv4 or IPv6. */
function networkPacket(
  { from, bytes = new Uint8Array(), flags = ACK, seq, ack }: Sent,
  version: 4 | 6 = 4,
  port = ports.server,
): Buffer {
  const tcp = Buffer.alloc(20 + bytes.length);
  const server = port;
  tcp.writeUInt16BE(from === 'client' ? ports.client : server, 0);
  tcp.writeUInt16BE(from === 'client' ? server : ports.client, 2);
  tcp.writeUInt32BE(seq >>> 0, 4);
  tcp.writeUInt32BE(ack >>> 0, 8);
  tcp[12] = 5 << 4;
  tcp[13] = flags;
  tcp.set(bytes, 20);
  const host = (end: End) => (end === 'client' ? 2 : 1);
  const to: End = from === 'client' ? 'server' : 'client';
  if (version === 4) {
    const ip = Buffer.alloc(20);
    ip[0] = 0x45;
    ip.writeUInt16BE(20 + tcp.length, 2);
    ip[9] = 6;
    ip.set([127, 0, 0, host(from)], 12);
    ip.set([127, 0, 0, host(to)], 16);
    return Buffer.concat([ip, tcp]);
  }
  const ip = Buffer.alloc(40);
  ip[0] = 0x60;
  ip.writeUInt16BE(tcp.length, 4);
  ip[6] = 6;
  ip[23] = host(from);
  ip[39] = host(to);
  return Buffer.concat([ip, tcp]);
}

/** For tests: what stands before a network packet, by link type. */
export const linkHeaders: Readonly<Record<number, (version: 4 | 6) => Buffer>> = {
  1: (version) => Buffer.concat([Buffer.alloc(12), etherType(version)]),
  113: (version) => Buffer.concat([Buffer.alloc(14), etherType(version)]),
  276: (version) => Buffer.concat([etherType(version), Buffer.alloc(18)]),
  0: (version) => Buffer.from([version === 4 ? 2 : 30, 0, 0, 0]),
  101: () => Buffer.alloc(0),
};

function etherType(version: 4 | 6): Buffer {
  return version === 4 ? Buffer.of(0x08, 0x00) : Buffer.of(0x86, 0xdd);
}

interface Frame {
  readonly time: number;
  readonly data: Uint8Array;
  /** So many bytes were left out at its end. */
  readonly cut?: number;
}

/** For tests: a classic capture file. */
export function pcapOf(
  frames: readonly Frame[],
  { linkType = 1, bigEndian = false, nanoseconds = false } = {},
): Buffer {
  const uint32 = (...values: number[]) => {
    const buffer = Buffer.alloc(values.length * 4);
    for (const [index, value] of values.entries()) {
      if (bigEndian) buffer.writeUInt32BE(value, index * 4);
      else buffer.writeUInt32LE(value, index * 4);
    }
    return buffer;
  };
  const header = [uint32(nanoseconds ? 0xa1b23c4d : 0xa1b2c3d4), Buffer.alloc(12), uint32(262_144, linkType)];
  const records = frames.flatMap(({ time, data, cut = 0 }) => {
    const fraction = Math.round((time % 1000) * (nanoseconds ? 1e6 : 1000));
    return [uint32(Math.floor(time / 1000), fraction, data.length, data.length + cut), data];
  });
  return Buffer.concat([...header, ...records]);
}

/** For tests: the same as a pcapng file, with time stamps in nanoseconds and an unknown block. */
export function pcapngOf(frames: readonly Frame[], linkType = 1): Buffer {
  const block = (type: number, body: Uint8Array) => {
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
    const length = uint32LE(12 + padded.length);
    return Buffer.concat([uint32LE(type), length, padded, length]);
  };
  const section = block(
    0x0a0d0d0a,
    Buffer.concat([uint32LE(0x1a2b3c4d), Buffer.from([1, 0, 0, 0]), Buffer.alloc(8, 0xff)]),
  );
  const resolution = Buffer.from([9, 0, 1, 0, 9, 0, 0, 0, 0, 0, 0, 0]);
  const description = block(
    1,
    Buffer.concat([Buffer.from([linkType & 0xff, linkType >> 8, 0, 0]), uint32LE(0), resolution]),
  );
  const packets = frames.map(({ time, data, cut = 0 }) => {
    const units = BigInt(Math.round(time * 1000)) * 1000n;
    const stamp = Buffer.concat([uint32LE(Number(units >> 32n)), uint32LE(Number(units & 0xffff_ffffn))]);
    return block(6, Buffer.concat([uint32LE(0), stamp, uint32LE(data.length), uint32LE(data.length + cut), data]));
  });
  return Buffer.concat([section, description, block(0x0bad, Buffer.from('nobody knows')), ...packets]);
}

function uint32LE(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value >>> 0);
  return buffer;
}

/** For tests: segments as frames of a link type. */
export function framesOf(sent: readonly Sent[], { linkType = 1, version = 4 as 4 | 6, port = 1883 } = {}): Frame[] {
  const header = linkHeaders[linkType]?.(version) ?? Buffer.alloc(0);
  return sent.map((one) => ({ time: one.time, data: Buffer.concat([header, networkPacket(one, version, port)]) }));
}
