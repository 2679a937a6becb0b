import type { MqttPacket } from './packet.ts';
import { PacketDecoder } from './packet-decoder.ts';

/** The largest remaining length that MQTT can express: what the broker writes is whole, and not ours to refuse. */
const ANY_LENGTH = 268_435_455;

/** A decoder of what the platform writes. */
export function ownPackets(): PacketDecoder {
  return new PacketDecoder('server', { maxRemainingLength: ANY_LENGTH });
}

/** What a packet of our own says. @throws TypeError for anything but exactly one packet that a server may send */
export function ownPacket(frame: Uint8Array): MqttPacket {
  const [decoded] = ownPackets().push(frame);
  if (decoded?.packet === undefined || decoded.violations.length > 0 || decoded.raw.length < frame.length) {
    throw new TypeError(
      `send() takes exactly one MQTT packet that a server may send, but got ${frame.length} bytes that are not; use sendBytes()`,
    );
  }
  return decoded.packet;
}
