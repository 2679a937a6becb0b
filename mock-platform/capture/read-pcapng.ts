import { type CapturedPacket, CaptureError } from './captured-packet.ts';

const sectionHeader = 0x0a0d0d0a;
const interfaceDescription = 1;
const obsoletePacket = 2;
const simplePacket = 3;
const enhancedPacket = 6;

interface Interface {
  readonly linkType: number;
  /** Units of its time stamps in a second. */
  readonly perSecond: number;
  /** Seconds to add to its time stamps. */
  readonly offset: number;
}

export function isPcapng(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && Buffer.from(bytes.subarray(0, 4)).readUInt32BE() === sectionHeader;
}

/**
 * The packets of a capture file of the next generation, as Wireshark writes it. Blocks of other kinds are passed over, and
 * so is an unfinished one at the end.
 * @throws CaptureError
 */
export function* readPcapng(bytes: Uint8Array): Generator<CapturedPacket> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let littleEndian = true;
  let interfaces: Interface[] = [];
  let time = 0;
  for (let at = 0; at + 12 <= bytes.length; ) {
    if (view.getUint32(at) === sectionHeader) {
      littleEndian = view.getUint32(at + 8, true) === 0x1a2b3c4d;
      interfaces = [];
    }
    const uint32 = (offset: number) => view.getUint32(offset, littleEndian);
    const length = uint32(at + 4);
    if (length < 12 || length % 4 !== 0) {
      throw new CaptureError(`The capture is damaged at byte ${at}: a block of ${length} bytes. Record it again.`);
    }
    const end = at + length;
    if (end > bytes.length) return;
    const body = at + 8;
    switch (uint32(at)) {
      case interfaceDescription:
        interfaces.push(interfaceIn(bytes.subarray(body, end - 4), littleEndian));
        break;
      case enhancedPacket:
      case obsoletePacket: {
        const isObsolete = uint32(at) === obsoletePacket;
        const found = interfaces[isObsolete ? view.getUint16(body, littleEndian) : uint32(body)];
        if (!found)
          throw new CaptureError(
            `The capture is damaged at byte ${at}: a packet of an interface that it does not describe.`,
          );
        const units = uint32(body + 4) * 2 ** 32 + uint32(body + 8);
        time = (units / found.perSecond + found.offset) * 1000;
        if (Number.isNaN(new Date(time).getTime()))
          throw new CaptureError(`The capture is damaged at byte ${at}: the time of a packet is not a date.`);
        const start = body + 20;
        yield {
          time,
          linkType: found.linkType,
          data: bytes.subarray(start, Math.min(start + uint32(body + 12), end - 4)),
          cut: Math.max(0, uint32(body + 16) - uint32(body + 12)),
        };
        break;
      }
      case simplePacket: {
        const [only] = interfaces;
        // It does not have its own time.
        if (only)
          yield {
            time,
            linkType: only.linkType,
            data: bytes.subarray(body + 4, Math.min(body + 4 + uint32(body), end - 4)),
            cut: Math.max(0, uint32(body) - (end - 4 - (body + 4))),
          };
        break;
      }
    }
    at = end;
  }
}

function interfaceIn(body: Uint8Array, littleEndian: boolean): Interface {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  let perSecond = 1e6;
  let offset = 0;
  for (let at = 8; at + 4 <= body.length; ) {
    const code = view.getUint16(at, littleEndian);
    const length = view.getUint16(at + 2, littleEndian);
    if (code === 0) break;
    const value = at + 4;
    // if_tsresol: a power of ten, or of two when the highest bit is set.
    if (code === 9 && length === 1) {
      const power = view.getUint8(value);
      perSecond = power & 0x80 ? 2 ** (power & 0x7f) : 10 ** power;
    }
    if (code === 14 && length === 8) offset = Number(view.getBigInt64(value, littleEndian));
    at = value + Math.ceil(length / 4) * 4;
  }
  return { linkType: view.getUint16(0, littleEndian), perSecond, offset };
}
