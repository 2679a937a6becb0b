import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'MQTT-4.3.2-1',
  level: 'MUST',
  sentence: 'sends a new PUBLISH at QoS 1 with DUP 0',
  source: 'MQTT 3.1.1, 4.3.2',
  when: 'publishes at QoS 1',
  judge({ exercised, broken }) {
    // What a device sends again on a later connection may have been lost on an earlier one, and never have been seen.
    let connections = Number.POSITIVE_INFINITY;
    const sent = new Set<number | undefined>();
    return {
      'device-started'() {
        connections = 0;
        sent.clear();
      },
      'packet-received'(entry) {
        const { packet } = entry;
        if (packet.type === 'CONNECT') connections += 1;
        if (packet.type !== 'PUBLISH' || packet.qos !== 1) return;
        if (packet.dup && connections === 1 && !sent.has(packet.packetId)) {
          broken({
            message: 'It sent a new PUBLISH with DUP.',
            expected: 'DUP 0 when a message is sent for the first time',
            actual: `DUP 1 with packet identifier ${packet.packetId}, which it had not used before`,
            evidence: [entry],
          });
        }
        if (!packet.dup || connections === 1) exercised();
        sent.add(packet.packetId);
      },
    };
  },
});
