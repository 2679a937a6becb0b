import { defineRule, type Entry } from '../rule.ts';

/** More than any flush of a socket takes. The standard names no time. */
const patienceMs = 5000;

export default defineRule({
  id: 'MQTT-3.14.4-1',
  level: 'MUST',
  sentence: 'closes the connection after its DISCONNECT',
  source: 'MQTT 3.1.1, 3.14.4',
  when: 'sends DISCONNECT',
  judge({ exercised, broken }) {
    const disconnects = new Map<number, Entry<'packet-received'>>();
    return {
      'packet-received'(entry) {
        if (entry.packet.type === 'DISCONNECT') disconnects.set(entry.connection, entry);
      },
      'connection-closed'(entry) {
        const disconnect = disconnects.get(entry.connection);
        if (!disconnect) return;
        exercised();
        const openMs = entry.at - disconnect.at;
        if (openMs <= patienceMs) return;
        broken({
          message: 'It said DISCONNECT and left the connection open.',
          expected: 'that it closes the connection',
          actual: `open for ${Math.round(openMs)} ms more`,
          evidence: [disconnect, entry],
        });
      },
    };
  },
});
