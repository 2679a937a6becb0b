import type { FixedHeader } from './fixed-header.ts';
import type { MqttPacket } from './packet.ts';
import type { PacketReader } from './packet-reader.ts';

/**
 * Reads one packet of a server, without judging it: a scenario may send what the standard forbids.
 * @returns undefined for a packet type that a server never sends
 */
export function readServerPacket({ type, flags }: FixedHeader, reader: PacketReader): MqttPacket | undefined {
  switch (type) {
    case 'CONNACK': {
      const sessionPresent = (reader.byte('acknowledge flags') & 1) !== 0;
      return { type, sessionPresent, returnCode: reader.byte('return code') };
    }
    case 'PUBLISH': {
      const [qos, retain, dup] = [(flags >> 1) & 3, (flags & 1) !== 0, (flags & 8) !== 0];
      const topic = reader.text('topic name');
      if (qos === 0) return { type, topic, payload: reader.rest(), qos, retain, dup };
      const packetId = reader.uint16('packet identifier');
      return { type, topic, payload: reader.rest(), qos, retain, dup, packetId };
    }
    case 'PUBACK':
    case 'PUBREC':
    case 'PUBREL':
    case 'PUBCOMP':
    case 'UNSUBACK':
      return { type, packetId: reader.uint16('packet identifier') };
    case 'SUBACK':
      return { type, packetId: reader.uint16('packet identifier'), granted: Array.from(reader.rest()) };
    case 'PINGRESP':
      return { type };
    default:
      reader.broken('MQTT-2.2.1', 'This packet type is not for servers', 'a server packet type', type, true);
      return undefined;
  }
}
