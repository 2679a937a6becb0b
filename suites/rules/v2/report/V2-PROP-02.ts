import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-PROP-02',
  level: 'SHOULD',
  sentence: 'sends no empty report',
  source: 'ref2 4.3',
  shownIn: ['reports'],
  needs: ['reports'],
  hides: 'reports',
  judge: ({ exercised, broken }) => ({
    'message-received'(entry) {
      const { v2, payload } = entry;
      if (v2?.channel !== 'properties/report') return;
      exercised();
      if (payload.length > 0 && v2.contentBytes !== 0) return;
      broken({
        message: 'It published a report without a byte in it.',
        expected: 'a JSON object with services',
        actual: v2.gzip ? 'nothing, compressed' : 'an empty payload',
        evidence: [entry],
      });
    },
  }),
});
