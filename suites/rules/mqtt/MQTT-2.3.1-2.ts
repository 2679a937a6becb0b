import { defineRule } from '../rule.ts';
import { followIdentifiers, isRepetition } from './follow-identifiers.ts';

export default defineRule({
  id: 'MQTT-2.3.1-2',
  level: 'MUST',
  sentence: 'gives each new SUBSCRIBE, UNSUBSCRIBE and PUBLISH above QoS 0 a packet identifier that is not in use',
  source: 'MQTT 3.1.1, 2.3.1',
  when: 'sends SUBSCRIBE, UNSUBSCRIBE, or PUBLISH above QoS 0',
  judge: ({ exercised, broken }) =>
    followIdentifiers((entry, earlier) => {
      const { packet } = entry;
      if (packet.type === 'PUBLISH' && packet.dup) return;
      exercised();
      // A device that forgot its session between two connections is excused; a packet sent once more is not a new one.
      if (!earlier || earlier.connection !== entry.connection || isRepetition(earlier, entry)) return;
      const id = 'packetId' in packet ? packet.packetId : undefined;
      broken({
        message: `It sent a new ${packet.type} with a packet identifier that is in use.`,
        expected: 'an identifier that no unacknowledged packet has',
        actual: `identifier ${id}, under which its ${earlier.packet.type} is unacknowledged`,
        evidence: [earlier, entry],
      });
    }),
});
