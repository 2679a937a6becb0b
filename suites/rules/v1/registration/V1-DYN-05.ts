import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-DYN-05',
  level: 'SHOULD',
  sentence: 'subscribes to secretNotify at QoS 1, so that its secret is not lost on the way',
  source: 'ref 8.1',
  shownIn: ['registration'],
  needs: ['registration'],
  judge: ({ exercised, broken }) => ({
    subscribed(entry) {
      for (const { filter, purpose, granted } of entry.filters) {
        // 128 is the platform's refusal, and says nothing of what was asked for.
        if (purpose !== 'registration' || !filter.endsWith('/secretNotify') || granted > 2) continue;
        exercised();
        if (granted > 0) continue;
        broken({
          message: 'It subscribed to its secret at QoS 0.',
          expected: 'QoS 1',
          actual: 'QoS 0',
          evidence: [entry],
        });
      }
    },
  }),
});
