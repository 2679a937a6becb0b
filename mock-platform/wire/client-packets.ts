import { readConnect } from './connect.ts';
import type { FixedHeader, PacketType } from './fixed-header.ts';
import type { MqttPacket, PublishPacket, SubscribePacket, UnsubscribePacket } from './packet.ts';
import type { PacketReader } from './packet-reader.ts';
import { filterFlaws } from './topic-filter.ts';
import { bits, quoted } from './violation.ts';

/**
 * What the reserved flag bits must be, and the most specific statement that says so: a wrong SUBSCRIBE breaks 3.8.1-1, not
 * 2.2.2-1 as well. PUBLISH has no reserved bits.
 */
const RESERVED_FLAGS: { readonly [type in PacketType]?: readonly [flags: number, clause: string] } = {
  CONNECT: [0b0000, 'MQTT-2.2.2-1'],
  PUBACK: [0b0000, 'MQTT-2.2.2-1'],
  PUBREC: [0b0000, 'MQTT-2.2.2-1'],
  PUBREL: [0b0010, 'MQTT-3.6.1-1'],
  PUBCOMP: [0b0000, 'MQTT-2.2.2-1'],
  SUBSCRIBE: [0b0010, 'MQTT-3.8.1-1'],
  UNSUBSCRIBE: [0b0010, 'MQTT-3.10.1-1'],
  PINGREQ: [0b0000, 'MQTT-2.2.2-1'],
  DISCONNECT: [0b0000, 'MQTT-3.14.1-1'],
};

/** MQTT 3.1 (level 3) has a DUP flag in these, too; a client that logged in with it may set it. */
const DUP_IN_LEVEL_3: ReadonlySet<PacketType> = new Set(['PUBREL', 'SUBSCRIBE', 'UNSUBSCRIBE']);

/**
 * Reads one packet of a client. `level` is the protocol level of its CONNECT.
 * @returns undefined for a packet type that a client never sends
 */
export function readClientPacket(header: FixedHeader, reader: PacketReader, level: number): MqttPacket | undefined {
  checkFlags(header, reader, level);
  switch (header.type) {
    case 'CONNECT':
      return readConnect(reader);
    case 'PUBLISH':
      return readPublish(header.flags, reader);
    case 'PUBACK':
    case 'PUBREC':
    case 'PUBREL':
    case 'PUBCOMP':
      return { type: header.type, packetId: readAcknowledgedId(header.type, reader) };
    case 'SUBSCRIBE':
      return readSubscribe(reader);
    case 'UNSUBSCRIBE':
      return readUnsubscribe(reader);
    case 'PINGREQ':
    case 'DISCONNECT':
      return { type: header.type };
    default:
      // No numbered statement forbids these; table 2.1 does.
      reader.broken('MQTT-2.2.1', 'This packet type is not for clients', 'a client packet type', header.type, true);
      return undefined;
  }
}

function checkFlags({ type, flags }: FixedHeader, reader: PacketReader, level: number): void {
  const reserved = RESERVED_FLAGS[type];
  if (reserved === undefined || flags === reserved[0]) return;
  if (level === 3 && DUP_IN_LEVEL_3.has(type) && flags === (reserved[0] | 0b1000)) return;
  reader.broken(reserved[1], `${type} with wrong flags in its first byte`, bits(reserved[0]), bits(flags));
}

function readPublish(flags: number, reader: PacketReader): PublishPacket {
  const qos = (flags >> 1) & 3;
  const dup = (flags & 8) !== 0;
  const retain = (flags & 1) !== 0;
  if (qos === 3) reader.broken('MQTT-3.3.1-4', 'PUBLISH with both QoS bits set', 'QoS 0, 1 or 2', 'QoS 3');
  if (qos === 0 && dup) reader.broken('MQTT-3.3.1-2', 'PUBLISH at QoS 0 with DUP', 'DUP 0', 'DUP 1');
  const topic = reader.text('topic name');
  if (topic === '') {
    reader.broken('MQTT-4.7.3-1', 'PUBLISH with an empty topic name', 'at least one character', '""');
  } else if (topic.includes('#') || topic.includes('+')) {
    reader.broken('MQTT-3.3.2-2', 'PUBLISH to a topic name with a wildcard', 'no # and no +', quoted(topic));
  }
  if (qos === 0) return { type: 'PUBLISH', topic, payload: reader.rest(), qos, retain, dup };
  const packetId = readNewId('PUBLISH', reader);
  return { type: 'PUBLISH', topic, payload: reader.rest(), qos, retain, dup, packetId };
}

function readSubscribe(reader: PacketReader): SubscribePacket {
  const packetId = readNewId('SUBSCRIBE', reader);
  if (reader.left === 0) {
    reader.broken('MQTT-3.8.3-3', 'SUBSCRIBE without payload', 'at least one topic filter and QoS', 'none');
  }
  const filters: { filter: string; qos: number }[] = [];
  while (reader.left > 0) {
    const filter = readFilter('SUBSCRIBE', reader);
    const qos = reader.byte('requested QoS');
    if (qos > 2) {
      const actual = `0x${qos.toString(16).padStart(2, '0')} for ${quoted(filter)}`;
      reader.broken('MQTT-3.8.3-4', 'SUBSCRIBE asks for a QoS that does not exist', '0x00, 0x01 or 0x02', actual);
    }
    filters.push({ filter, qos });
  }
  return { type: 'SUBSCRIBE', packetId, filters };
}

function readUnsubscribe(reader: PacketReader): UnsubscribePacket {
  const packetId = readNewId('UNSUBSCRIBE', reader);
  if (reader.left === 0) {
    reader.broken('MQTT-3.10.3-2', 'UNSUBSCRIBE without payload', 'at least one topic filter', 'none');
  }
  const filters: string[] = [];
  while (reader.left > 0) filters.push(readFilter('UNSUBSCRIBE', reader));
  return { type: 'UNSUBSCRIBE', packetId, filters };
}

function readFilter(type: PacketType, reader: PacketReader): string {
  const filter = reader.text('topic filter');
  for (const { clause, expected } of filterFlaws(filter)) {
    reader.broken(clause, `${type} with an invalid topic filter`, expected, quoted(filter));
  }
  return filter;
}

function readNewId(type: PacketType, reader: PacketReader): number {
  const packetId = reader.uint16('packet identifier');
  if (packetId === 0) reader.broken('MQTT-2.3.1-1', `${type} with packet identifier 0`, '1 to 65535', '0');
  return packetId;
}

function readAcknowledgedId(type: PacketType, reader: PacketReader): number {
  const packetId = reader.uint16('packet identifier');
  // No packet can have had the identifier 0. For PUBCOMP the standard has no numbered statement.
  if (packetId === 0 && type !== 'PUBCOMP') {
    reader.broken('MQTT-2.3.1-6', `${type} for packet identifier 0`, 'the identifier of an earlier packet', '0');
  }
  return packetId;
}
