import type { MqttPacket } from '../../../mock-platform/wire/packet.ts';
import type { Entry, Handlers } from '../rule.ts';

const acknowledging: ReadonlySet<MqttPacket['type']> = new Set(['PUBACK', 'PUBCOMP', 'SUBACK', 'UNSUBACK'] as const);

type Received = Entry<'packet-received'>;

/**
 * Follows the packet identifiers that the device has in use. `sent` is called for each SUBSCRIBE, UNSUBSCRIBE and PUBLISH above
 * QoS 0, with the packet that is still unacknowledged under the same identifier: one of the same connection, or one
 * of an earlier connection whose session the platform resumed.
 */
export function followIdentifiers(sent: (entry: Received, unacknowledged: Received | undefined) => void): Handlers {
  const inUse = new Map<number, Map<number, Received>>();
  const latestOf = new Map<string, number>();

  return {
    'device-started': ({ deviceId }) => latestOf.delete(deviceId),
    authenticated({ connection, accepted, deviceId }) {
      if (!accepted || deviceId === undefined) return;
      const before = latestOf.get(deviceId) ?? connection;
      inUse.set(connection, inUse.get(before) ?? new Map());
      if (before !== connection) inUse.delete(before);
      latestOf.set(deviceId, connection);
    },
    // What the latest one of a device leaves unacknowledged, a resumed session takes over.
    'connection-closed'({ connection }) {
      if (![...latestOf.values()].includes(connection)) inUse.delete(connection);
    },
    'packet-received'(entry) {
      const id = newIdentifier(entry.packet);
      if (id === undefined) return;
      const identifiers = inUse.get(entry.connection) ?? new Map<number, Received>();
      inUse.set(entry.connection, identifiers);
      sent(entry, identifiers.get(id));
      identifiers.set(id, entry);
    },
    'packet-sent'({ connection, packet }) {
      // A session that is not resumed leaves nothing unacknowledged.
      if (packet.type === 'CONNACK' && !packet.sessionPresent) inUse.set(connection, new Map());
      if (acknowledges(packet)) inUse.get(connection)?.delete(packet.packetId);
    },
  };
}

/** Is it the same packet once more, DUP apart? */
export function isRepetition({ packet: a }: Received, { packet: b }: Received): boolean {
  if (a.type === 'PUBLISH' && b.type === 'PUBLISH') {
    return a.topic === b.topic && a.qos === b.qos && Buffer.compare(a.payload, b.payload) === 0;
  }
  return JSON.stringify(a) === JSON.stringify(b);
}

/** 0 is not an identifier, and has its own statement. */
function newIdentifier(packet: MqttPacket): number | undefined {
  const numbered = packet.type === 'SUBSCRIBE' || packet.type === 'UNSUBSCRIBE' || packet.type === 'PUBLISH';
  return numbered && packet.packetId !== 0 ? packet.packetId : undefined;
}

/** PUBREC does not: at QoS 2 an identifier is in use until PUBCOMP. */
function acknowledges(packet: MqttPacket): packet is MqttPacket & { packetId: number } {
  return acknowledging.has(packet.type);
}
