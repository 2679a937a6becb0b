import { defineRule } from '../rule.ts';
import { followIdentifiers, isRepetition } from './follow-identifiers.ts';

export default defineRule({
  id: 'MQTT-3.3.1-1',
  level: 'MUST',
  sentence: 'sets DUP when it sends an unacknowledged PUBLISH again',
  source: 'MQTT 3.1.1, 3.3.1',
  shownIn: ['held-back'],
  when: 'sends an unacknowledged PUBLISH again',
  judge: ({ exercised, broken }) =>
    followIdentifiers((entry, earlier) => {
      const { packet } = entry;
      if (packet.type !== 'PUBLISH') return;
      if (packet.dup) {
        exercised();
      } else if (earlier && isRepetition(earlier, entry)) {
        exercised();
        broken({
          message: 'It sent an unacknowledged PUBLISH again without DUP.',
          expected: `DUP 1 with packet identifier ${packet.packetId}`,
          actual: 'DUP 0',
          evidence: [earlier, entry],
        });
      }
    }),
});
