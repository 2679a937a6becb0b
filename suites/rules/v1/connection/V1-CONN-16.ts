import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CONN-16',
  level: 'SHOULD',
  sentence: 'speaks MQTT 3.1.1 rather than 3.1',
  source: 'ref 2.2, 10',
  judge({ exercised, broken }) {
    const connected = new Set<number>();
    let mayFallBack = false;
    return {
      'packet-received'(entry) {
        const { connection, packet } = entry;
        if (packet.type !== 'CONNECT') return;
        connected.add(connection);
        if (packet.protocolLevel !== 3) {
          // One library tries 3.1.1 first, and 3.1 when that attempt failed for whatever reason.
          mayFallBack = true;
          exercised();
        } else if (!mayFallBack) {
          exercised();
          broken({
            message: 'It uses MQTT 3.1, which only the later platform accepts.',
            expected: 'protocol level 4, MQTT 3.1.1',
            actual: `protocol level 3, ${JSON.stringify(packet.protocolName)}`,
            evidence: [entry],
          });
        }
      },
      'connection-closed'({ connection }) {
        if (!connected.delete(connection)) mayFallBack = true;
      },
    };
  },
});
