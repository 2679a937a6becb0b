const PACKET_TYPES = [
  'reserved 0',
  'CONNECT',
  'CONNACK',
  'PUBLISH',
  'PUBACK',
  'PUBREC',
  'PUBREL',
  'PUBCOMP',
  'SUBSCRIBE',
  'SUBACK',
  'UNSUBSCRIBE',
  'UNSUBACK',
  'PINGREQ',
  'PINGRESP',
  'DISCONNECT',
  'reserved 15',
] as const;

/** MQTT 3.1.1, table 2.1. */
export type PacketType = (typeof PACKET_TYPES)[number];

export interface FixedHeader {
  readonly type: PacketType;
  /** The low four bits of the first byte. */
  readonly flags: number;
  /** Bytes of the header itself: 2 to 5. */
  readonly size: number;
  /** Bytes of the body that follows; infinite when four length bytes were not enough. */
  readonly remaining: number;
}

/**
 * Reads the fixed header (MQTT 3.1.1, 2.2) that begins at `at`; undefined when it is not complete yet.
 * A length in more bytes than it needs (`80 00`) is legal in 3.1.1.
 */
export function readFixedHeader(bytes: Uint8Array, at: number): FixedHeader | undefined {
  const first = bytes[at];
  if (first === undefined) return undefined;
  const type = PACKET_TYPES[first >> 4] as PacketType;
  const flags = first & 0x0f;
  let remaining = 0;
  for (let size = 1; size <= 4; size += 1) {
    const byte = bytes[at + size];
    if (byte === undefined) return undefined;
    remaining += (byte & 0x7f) * 128 ** (size - 1);
    if (byte < 0x80) return { type, flags, size: size + 1, remaining };
  }
  return { type, flags, size: 5, remaining: Number.POSITIVE_INFINITY };
}
