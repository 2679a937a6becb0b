import { defineRule, type Entry } from './rule.ts';

/** A device that sent so many packets since has had its time for a PUBREL; fewer will do, if the last came so much later. */
const manyPackets = 20;
const enoughPackets = 3;
const enoughMs = 1000;

interface Received {
  readonly pubrec: Entry<'packet-sent'>;
  packets: number;
}

export default defineRule({
  id: 'MQTT-4.3.3-1',
  level: 'MUST',
  sentence: 'follows the PUBREC for its PUBLISH at QoS 2 with PUBREL',
  source: 'MQTT 3.1.1, 4.3.3',
  when: 'publishes at QoS 2',
  judge({ exercised, broken }) {
    const owed = new Map<string, Received>();
    return {
      'packet-sent'(entry) {
        const { connection, packet } = entry;
        if (packet.type === 'PUBREC') owed.set(`${connection} ${packet.packetId}`, { pubrec: entry, packets: 0 });
      },
      'packet-received'(entry) {
        const { connection, packet } = entry;
        if (packet.type === 'PUBREL' && owed.delete(`${connection} ${packet.packetId}`)) exercised();
        for (const [key, waiting] of owed) {
          if (waiting.pubrec.connection !== connection) continue;
          waiting.packets += 1;
          const isLater = waiting.packets >= enoughPackets && entry.at - waiting.pubrec.at >= enoughMs;
          if (!isLater && waiting.packets < manyPackets) continue;
          owed.delete(key);
          exercised();
          broken({
            message: 'It left a PUBREC without PUBREL.',
            expected: `PUBREL with packet identifier ${key.split(' ')[1]}`,
            actual: `none among the ${waiting.packets} packets since`,
            evidence: [waiting.pubrec, entry],
          });
        }
      },
    };
  },
});
