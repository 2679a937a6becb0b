import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CONN-11',
  level: 'SHOULD',
  sentence: 'asks for a clean session, as its client identifier changes with the hour',
  source: 'ref 2.4',
  shownIn: ['connect'],
  judge: ({ exercised, broken }) => ({
    'packet-received'(entry) {
      if (entry.packet.type !== 'CONNECT') return;
      exercised();
      if (entry.packet.cleanSession) return;
      broken({
        message:
          'It asked for a session that outlives the connection; in the next hour it cannot find that session again.',
        expected: 'clean session 1',
        actual: 'clean session 0',
        evidence: [entry],
      });
    },
  }),
});
