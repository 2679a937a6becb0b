import { defineRule, type Entry } from '../rule.ts';

interface Waiting {
  readonly publish: Entry<'packet-sent'>;
  readonly packetId: number;
  /** The PUBACK of a later PUBLISH came first. */
  overtakenBy?: Entry<'packet-received'>;
}

const isSame =
  ({ packetId }: Waiting) =>
  (other: Waiting) =>
    other.packetId === packetId;

export default defineRule({
  id: 'MQTT-4.6.0-2',
  level: 'MUST',
  sentence: 'sends its PUBACKs in the order in which the messages came',
  source: 'MQTT 3.1.1, 4.6',
  when: 'takes messages at QoS 1',
  judge({ exercised, broken }) {
    const waiting = new Map<number, Waiting[]>();
    return {
      'packet-sent'(entry) {
        const { connection, packet } = entry;
        if (packet.type !== 'PUBLISH' || packet.qos !== 1 || packet.packetId === undefined) return;
        const { packetId } = packet;
        const line = waiting.get(connection) ?? [];
        // A message that was never acknowledged and is delivered again gets a new place in the order.
        for (const same of line.filter((other) => other.packetId === packetId)) delete same.overtakenBy;
        waiting.set(connection, [...line, { publish: entry, packetId }]);
      },
      'packet-received'(entry) {
        const { connection, packet } = entry;
        if (packet.type !== 'PUBACK') return;
        const line = waiting.get(connection) ?? [];
        const place = line.findIndex(({ packetId }) => packetId === packet.packetId);
        const [acknowledged] = place < 0 ? [] : line.splice(place, 1);
        if (!acknowledged) return;
        exercised();
        // One that never comes at all is for MQTT-4.3.2-2, also where it comes for the redelivery, which may be later in the line.
        for (const [nth, overtaken] of line.entries()) {
          if (nth < place && !line.slice(place).some(isSame(overtaken))) overtaken.overtakenBy ??= entry;
        }
        const { publish, overtakenBy } = acknowledged;
        if (!overtakenBy) return;
        broken({
          message: 'It acknowledged a message after a later one.',
          expected: 'PUBACKs in the order of the messages',
          actual: `PUBACK ${packet.packetId} after the PUBACK of a later message`,
          evidence: [publish, overtakenBy, entry],
        });
      },
      'connection-closed': ({ connection }) => void waiting.delete(connection),
    };
  },
});
