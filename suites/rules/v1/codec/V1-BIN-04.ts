import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-BIN-04',
  level: 'SHOULD',
  sentence: 'publishes bytes on data/binary, not the text of a byte array such as "[1, 2, 3]"',
  source: 'ref 4.5, 10',
  shownIn: ['binary'],
  needs: ['binary'],
  judge: ({ exercised, broken }) => ({
    'message-received'(entry) {
      if (entry.v1?.codecMode !== 'binary') return;
      exercised();
      if (entry.unreadable === undefined) return;
      const text = new TextDecoder().decode(entry.payload).trim();
      if (!/^\[\s*[+-]?\d+(?:\s*,\s*[+-]?\d+)*\s*\]$/.test(text)) return;
      broken({
        message: 'It published the text of a byte array instead of the bytes themselves.',
        expected: 'the bytes',
        actual: JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text),
        evidence: [entry],
      });
    },
  }),
});
