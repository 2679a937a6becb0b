import { type CapturedPacket, CaptureError } from './captured-packet.ts';

const magics: Readonly<Record<string, { littleEndian: boolean; perSecond: number }>> = {
  d4c3b2a1: { littleEndian: true, perSecond: 1e6 },
  a1b2c3d4: { littleEndian: false, perSecond: 1e6 },
  '4d3cb2a1': { littleEndian: true, perSecond: 1e9 },
  a1b23c4d: { littleEndian: false, perSecond: 1e9 },
};

export function isPcap(bytes: Uint8Array): boolean {
  return magicOf(bytes) in magics;
}

/**
 * The packets of a classic capture file, as `tcpdump -w` writes it. An unfinished one at the end, as of a capture that
 * still runs, is left out.
 * @throws CaptureError
 */
export function* readPcap(bytes: Uint8Array): Generator<CapturedPacket> {
  const format = magics[magicOf(bytes)];
  if (!format || bytes.length < 24) throw new CaptureError('The capture ends within its header: record it again.');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const uint32 = (at: number) => view.getUint32(at, format.littleEndian);
  const linkType = uint32(20) & 0xffff;
  for (let at = 24; at + 16 <= bytes.length; ) {
    const captured = uint32(at + 8);
    const end = at + 16 + captured;
    if (end > bytes.length) return;
    const time = uint32(at) * 1000 + (uint32(at + 4) * 1000) / format.perSecond;
    const cut = Math.max(0, uint32(at + 12) - captured);
    yield { time, linkType, data: bytes.subarray(at + 16, end), cut };
    at = end;
  }
}

function magicOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 4)).toString('hex');
}
