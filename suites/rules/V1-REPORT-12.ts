import { defineRule } from './rule.ts';

const mostBytes = 1024 * 1024;

export default defineRule({
  id: 'V1-REPORT-12',
  level: 'MUST',
  sentence: 'keeps a payload within 1 MB',
  source: 'ref 9',
  judge: ({ exercised, broken }) => ({
    'packet-received'(entry) {
      if (entry.packet.type !== 'PUBLISH') return;
      exercised();
      const { length } = entry.packet.payload;
      if (length <= mostBytes) return;
      broken({
        message: 'It published more than the platform accepts in one message.',
        expected: 'at most 1 MB (1 048 576 bytes)',
        actual: `${length} bytes`,
        evidence: [entry],
      });
    },
  }),
});
