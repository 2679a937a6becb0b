import type { MqttPacket } from './packet.ts';

/** What goes wrong with the packets that leave, on the real socket. May be changed at any time; applies to what leaves then. */
export interface OutboundFaults {
  /** Withholds these packets until `release()`, or completely if the connection ends first. Others overtake them. */
  hold?: ((packet: MqttPacket) => boolean) | undefined;
  /** These packets never leave. */
  drop?: ((packet: MqttPacket) => boolean) | undefined;
  /** Milliseconds that a packet waits. No packet overtakes another. */
  delayMs?: ((packet: MqttPacket) => number) | undefined;
  /**
   * Where to cut a packet: offsets between 0 and its length. Each piece is a separate socket write, made when the one before was
   * flushed and the event loop has turned once, so that the pieces travel in separate TCP segments or TLS records.
   * What is left of it after a second leaves at once.
   */
  pieces?: ((frame: Uint8Array) => readonly number[]) | undefined;
  /** Collects packets until `flushJoined()`, which writes them in one go, or until the first packet after it was switched off. */
  join?: boolean | undefined;
  /** Milliseconds from the last packet to the end of a connection that the platform closes: time for a device to go on regardless. */
  lingerMs?: number | undefined;
  /** Nothing leaves any more, and what arrives is recorded but goes no further; the connection stays open. */
  silent?: boolean | undefined;
}

/** Those of `cuts` that lie inside a frame, each once, in their order. */
export function cutsInside(frame: Uint8Array, cuts: readonly number[]): number[] {
  return [...new Set(cuts)].filter((cut) => cut > 0 && cut < frame.length).sort((a, b) => a - b);
}

/** A frame in pieces. `cuts` are as `cutsInside` returns them. */
export function cutInto(frame: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  return [0, ...cuts].map((start, index) => frame.subarray(start, cuts[index]));
}
