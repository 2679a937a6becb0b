import type { CapturedPacket } from './captured-packet.ts';

/** One TCP segment. */
export interface TcpSegment {
  /** Milliseconds since the epoch, with fractions. */
  readonly time: number;
  /** Address and port, such as `127.0.0.1:1883`. */
  readonly from: string;
  readonly to: string;
  readonly seq: number;
  readonly ack: number;
  readonly flags: { readonly syn: boolean; readonly ack: boolean; readonly fin: boolean; readonly rst: boolean };
  readonly payload: Uint8Array;
}

/** Where the network packet begins, by link type: Ethernet, the two Linux cooked ones, loopback, none. */
const readers: Readonly<Record<number, (data: Uint8Array) => Uint8Array | undefined>> = {
  1: ethernet,
  113: (data) => data.subarray(16),
  276: (data) => data.subarray(20),
  0: (data) => data.subarray(4),
  108: (data) => data.subarray(4),
  12: (data) => data,
  14: (data) => data,
  101: (data) => data,
  228: (data) => data,
  229: (data) => data,
};

export function isKnownLinkType(linkType: number): boolean {
  return linkType in readers;
}

/** The TCP segment in a packet; undefined for anything else. A piece of a packet that was cut on its way is a `fragment`. */
export function tcpSegmentOf({ time, linkType, data }: CapturedPacket): TcpSegment | 'fragment' | undefined {
  const network = readers[linkType]?.(data);
  const version = (network?.[0] ?? 0) >> 4;
  const ip = network && (version === 4 ? ipv4(network) : version === 6 ? ipv6(network) : undefined);
  if (ip === 'fragment') return ip;
  if (!ip || ip.payload.length < 20) return undefined;
  const { payload: tcp } = ip;
  const view = new DataView(tcp.buffer, tcp.byteOffset, tcp.byteLength);
  const header = (view.getUint8(12) >> 4) * 4;
  const flags = view.getUint8(13);
  const payload = tcp.subarray(header);
  return {
    time,
    from: endpoint(ip.source, view.getUint16(0)),
    to: endpoint(ip.destination, view.getUint16(2)),
    seq: view.getUint32(4),
    ack: view.getUint32(8),
    flags: { fin: (flags & 1) !== 0, syn: (flags & 2) !== 0, rst: (flags & 4) !== 0, ack: (flags & 16) !== 0 },
    payload,
  };
}

interface IpPacket {
  readonly source: string;
  readonly destination: string;
  readonly payload: Uint8Array;
}

const tcpProtocol = 6;

function ethernet(data: Uint8Array): Uint8Array | undefined {
  let at = 12;
  // Tags of virtual networks stand before the type.
  while (uint16(data, at) === 0x8100 || uint16(data, at) === 0x88a8) at += 4;
  return [0x0800, 0x86dd].includes(uint16(data, at)) ? data.subarray(at + 2) : undefined;
}

function ipv4(data: Uint8Array): IpPacket | 'fragment' | undefined {
  if (data.length < 20 || data[9] !== tcpProtocol) return undefined;
  const isFragment = (uint16(data, 6) & 0x3fff) !== 0;
  if (isFragment) return 'fragment';
  const header = ((data[0] ?? 0) & 0x0f) * 4;
  // 0 where the network card was to cut the packet into pieces.
  const total = uint16(data, 2) || data.length;
  return {
    source: data.subarray(12, 16).join('.'),
    destination: data.subarray(16, 20).join('.'),
    payload: data.subarray(header, Math.min(total, data.length)),
  };
}

/** Headers that may stand between that of IPv6 and that of TCP. */
const extensions = new Set([0, 43, 60]);
const fragmentHeader = 44;

function ipv6(data: Uint8Array): IpPacket | 'fragment' | undefined {
  if (data.length < 40) return undefined;
  const total = uint16(data, 4) === 0 ? data.length : 40 + uint16(data, 4);
  let next = data[6] ?? 0;
  let at = 40;
  while (extensions.has(next) && at + 8 <= data.length) {
    next = data[at] ?? 0;
    at += ((data[at + 1] ?? 0) + 1) * 8;
  }
  if (next === fragmentHeader && data[at] === tcpProtocol) return 'fragment';
  if (next !== tcpProtocol) return undefined;
  return {
    source: address6(data.subarray(8, 24)),
    destination: address6(data.subarray(24, 40)),
    payload: data.subarray(at, Math.min(total, data.length)),
  };
}

function address6(bytes: Uint8Array): string {
  const groups = Array.from({ length: 8 }, (_, group) => uint16(bytes, group * 2).toString(16));
  return `[${groups.join(':').replace(/(?:^|:)0(?::0)+(?::|$)/, '::')}]`;
}

function endpoint(address: string, port: number): string {
  return `${address}:${port}`;
}

function uint16(data: Uint8Array, at: number): number {
  return ((data[at] ?? 0) << 8) | (data[at + 1] ?? 0);
}
