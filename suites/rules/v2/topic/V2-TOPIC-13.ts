import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-TOPIC-13',
  level: 'MUST',
  sentence: 'sends what is gzip behind ?encoding=gzip',
  source: 'ref2 3',
  when: 'writes ?encoding=gzip behind a topic',
  judge: ({ exercised, broken }) => ({
    'message-received'(entry) {
      const { v2, payload } = entry;
      if (!v2?.gzip) return;
      exercised();
      if (v2.dropped !== 'not-gzip') return;
      const isText = /^\s*[{[]/.test(new TextDecoder().decode(payload.subarray(0, 64)));
      broken({
        message: 'It wrote ?encoding=gzip behind its topic, and sent something else.',
        expected: 'a payload that gzip can unpack, beginning with 1f 8b',
        actual: payload.length === 0 ? 'an empty payload' : `${payload.length} bytes that are not gzip`,
        ...(isText && { nearMiss: 'the JSON text, not compressed' }),
        evidence: [entry],
      });
    },
  }),
});
