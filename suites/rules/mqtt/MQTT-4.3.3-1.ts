import { defineRule, type Entry } from '../rule.ts';

/** A device that has acknowledged this number of messages that were sent after the PUBREC has had its time for the PUBREL. */
const enoughAcknowledged = 3;
/** For a device that acknowledges nothing, this number of packets counts, if the last came this much later: the first may have been on their way. */
const enoughPackets = 3;
const enoughMs = 3000;

interface Received {
  readonly pubrec: Entry<'packet-sent'>;
  packets: number;
  /** Messages sent since that are not acknowledged yet, and how many were. */
  readonly sentSince: Set<number>;
  acknowledged: number;
}

export default defineRule({
  id: 'MQTT-4.3.3-1',
  level: 'MUST',
  sentence: 'follows the PUBREC for its PUBLISH at QoS 2 with PUBREL',
  source: 'MQTT 3.1.1, 4.3.3',
  when: 'publishes at QoS 2',
  showsAfter: enoughAcknowledged,
  judge({ exercised, broken }) {
    const owed = new Map<string, Received>();
    return {
      'packet-sent'(entry) {
        const { connection, packet } = entry;
        if (packet.type === 'PUBREC') {
          const waiting = { pubrec: entry, packets: 0, sentSince: new Set<number>(), acknowledged: 0 };
          owed.set(`${connection} ${packet.packetId}`, waiting);
        }
        if (packet.type !== 'PUBLISH' || packet.packetId === undefined) return;
        for (const { pubrec, sentSince } of owed.values()) {
          if (pubrec.connection === connection) sentSince.add(packet.packetId);
        }
      },
      'packet-received'(entry) {
        const { connection, packet } = entry;
        if (packet.type === 'PUBREL' && owed.delete(`${connection} ${packet.packetId}`)) exercised();
        for (const [key, waiting] of owed) {
          if (waiting.pubrec.connection !== connection) continue;
          waiting.packets += 1;
          if (packet.type === 'PUBACK' && waiting.sentSince.delete(packet.packetId)) waiting.acknowledged += 1;
          const isLater = waiting.packets >= enoughPackets && entry.at - waiting.pubrec.at >= enoughMs;
          if (!isLater && waiting.acknowledged < enoughAcknowledged) continue;
          owed.delete(key);
          exercised();
          broken({
            message: 'It did not answer a PUBREC with PUBREL.',
            expected: `PUBREL with packet identifier ${key.split(' ')[1]}`,
            actual: `none among the ${waiting.packets} packets since`,
            evidence: [waiting.pubrec, entry],
          });
        }
      },
    };
  },
});
