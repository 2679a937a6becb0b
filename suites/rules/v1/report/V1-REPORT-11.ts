import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-REPORT-11',
  level: 'SHOULD',
  sentence: 'publishes without RETAIN',
  source: 'ref 9',
  judge: ({ exercised, broken }) => ({
    'packet-received'(entry) {
      if (entry.packet.type !== 'PUBLISH') return;
      exercised();
      if (!entry.packet.retain) return;
      broken({
        message: 'It asked for its message to be retained, which the platform does not support.',
        expected: 'RETAIN 0',
        actual: 'RETAIN 1',
        evidence: [entry],
      });
    },
  }),
});
