import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CONN-09',
  level: 'SHOULD',
  sentence: 'sends no will',
  source: 'ref 2.2, 9',
  shownIn: ['connect'],
  judge: ({ exercised, broken }) => ({
    'packet-received'(entry) {
      if (entry.packet.type !== 'CONNECT') return;
      exercised();
      const { will } = entry.packet;
      if (!will) return;
      broken({
        message: 'It left a will, which the platform does not support.',
        expected: 'no will',
        actual: `a will for ${JSON.stringify(will.topic)}`,
        evidence: [entry],
      });
    },
  }),
});
