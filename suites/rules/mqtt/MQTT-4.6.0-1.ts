import { defineRule, type Entry } from '../rule.ts';

type Received = Entry<'packet-received'>;

export default defineRule({
  id: 'MQTT-4.6.0-1',
  level: 'MUST',
  sentence: 'sends unacknowledged PUBLISH packets again in the order in which it sent them first',
  source: 'MQTT 3.1.1, 4.6',
  when: 'sends several unacknowledged PUBLISH packets again',
  judge({ exercised, broken }) {
    /** In the order in which they were sent first, by packet identifier. */
    const unacknowledged = new Map<number, Received>();
    let again: { readonly connection: number; readonly original: Received; readonly entry: Received } | undefined;
    return {
      'device-started': () => unacknowledged.clear(),
      'packet-sent'({ packet }) {
        if (packet.type === 'PUBACK' || packet.type === 'PUBREC') unacknowledged.delete(packet.packetId);
      },
      'packet-received'(entry) {
        const { connection, packet } = entry;
        if (packet.type !== 'PUBLISH' || packet.packetId === undefined) return;
        const original = unacknowledged.get(packet.packetId);
        if (!packet.dup) {
          unacknowledged.delete(packet.packetId);
          unacknowledged.set(packet.packetId, entry);
        } else if (original && original.connection !== connection) {
          const before = again?.connection === connection ? again : undefined;
          again = { connection, original, entry };
          if (!before || before.original === original) return;
          exercised();
          if (before.original.seq < original.seq) return;
          broken({
            message: 'It sent unacknowledged messages again in another order.',
            expected: 'the order of their first delivery',
            actual: `first sent as entries ${original.seq} and ${before.original.seq}, now the other way round`,
            evidence: [original, before.original, before.entry, entry],
          });
        }
      },
    };
  },
});
