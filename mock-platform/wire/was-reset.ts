import type { Socket } from 'node:net';

/** What Node keeps for itself of a socket, and says nowhere else. */
interface Inner {
  readonly _handle?: { getpeername(name: object): number } | null;
}

/**
 * Did the end that was just read come from a TCP reset rather than a FIN? Node tells both alike when data came with them, but
 * the system has no name for the peer of a connection that was reset.
 *
 * A device that closes while an acknowledgement lies unread resets its connection, and its own system then drops what it sent
 * last and Nagle's algorithm held back.
 */
export function wasReset(tcp: Socket): boolean {
  return ((tcp as Inner)._handle?.getpeername({}) ?? 0) !== 0;
}
