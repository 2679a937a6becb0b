import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'MQTT-2.3.1-6',
  level: 'MUST',
  sentence: 'sends PUBACK, PUBREC and PUBREL with the packet identifier of the PUBLISH that they belong to',
  source: 'MQTT 3.1.1, 2.3.1',
  when: 'takes or publishes messages above QoS 0',
  judge({ exercised, broken }) {
    // Of all connections: a client may acknowledge late, on its next connection.
    const toDevice = new Set<number>();
    const fromDevice = new Set<number>();
    return {
      'packet-sent'({ packet }) {
        if (packet.type === 'PUBLISH' && packet.packetId !== undefined) toDevice.add(packet.packetId);
      },
      'packet-received'(entry) {
        const { packet } = entry;
        if (packet.type === 'PUBLISH' && packet.packetId !== undefined) fromDevice.add(packet.packetId);
        if (packet.type !== 'PUBACK' && packet.type !== 'PUBREC' && packet.type !== 'PUBREL') return;
        exercised();
        const known = packet.type === 'PUBREL' ? fromDevice : toDevice;
        const { packetId } = packet;
        if (known.has(packetId)) return;
        const swapped = ((packetId & 0xff) << 8) | (packetId >> 8);
        broken({
          message: `It sent a ${packet.type} for a PUBLISH that does not exist.`,
          expected: 'the packet identifier of a PUBLISH',
          actual: `packet identifier ${packetId}`,
          ...(known.has(swapped) && { nearMiss: `packet identifier ${swapped} with its two bytes swapped` }),
          evidence: [entry],
        });
      },
    };
  },
});
