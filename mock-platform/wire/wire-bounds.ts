/** What a connection may make the platform keep, in bytes. */
export const wireBounds = {
  /** Remaining length of a packet. */
  packet: 4 * 1024 * 1024,
  /** Of the first packet on a connection: before it the sender is not known. A CONNECT of this protocol takes about 300. */
  firstPacket: 64 * 1024,
  /** Of any packet but PUBLISH: a SUBSCRIBE of 100 long filters takes less. */
  control: 256 * 1024,
  /** What a device has not read of what it was sent. Beyond that its connection is closed. */
  unread: 4 * 1024 * 1024,
} as const;
