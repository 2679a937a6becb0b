const PUBACK = 0x40;
const SIZE = 4;
const SLAB = 8192;

/** PUBACKs are cut from slabs: separate memory for four bytes costs more than anything else about them. */
let slab = new ArrayBuffer(SLAB);
let used = 0;

/** The bytes of a PUBACK, never to be overwritten. */
export function pubackBytes(packetId: number): Uint8Array {
  if (used === SLAB) {
    slab = new ArrayBuffer(SLAB);
    used = 0;
  }
  const bytes = new Uint8Array(slab, used, SIZE);
  used += SIZE;
  bytes[0] = PUBACK;
  bytes[1] = 2;
  bytes[2] = packetId >> 8;
  bytes[3] = packetId & 0xff;
  return bytes;
}
