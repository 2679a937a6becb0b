import type { Duplex } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { cutInto } from './faults.ts';

/** After so long the rest of a packet leaves in one piece: on a busy machine the device would doubt the connection. */
const PIECES_MS = 1000;

/** Writes a packet with pauses at these cuts, as `cutsInside` returns them. Stops where nothing may leave any more. */
export async function writeInPieces(
  socket: Duplex,
  packet: Uint8Array,
  cuts: readonly number[],
  mayLeave: () => boolean,
): Promise<void> {
  const until = performance.now() + PIECES_MS;
  const pieces = cutInto(packet, cuts);
  while (pieces.length > 0 && mayLeave()) {
    const piece = performance.now() < until ? pieces.shift() : Buffer.concat(pieces.splice(0));
    await new Promise<unknown>((resolve) => socket.write(piece, resolve));
    await nextTurn();
  }
}
