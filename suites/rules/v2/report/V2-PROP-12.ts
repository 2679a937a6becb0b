import { judgeLongestPayload } from '../../judges/report/judge-longest-payload.ts';
import { mergeJudges } from '../../merge-judges.ts';
import { defineRule } from '../../rule.ts';

const mostOfReport = 64 * 1024;
const mostOfMessage = 1024 * 1024;

export default defineRule({
  id: 'V2-PROP-12',
  level: 'MUST',
  sentence: 'keeps a report within 64 KB and any other payload within 1 MB, before it is compressed',
  source: 'ref2 8',
  judge: (bench) =>
    mergeJudges(judgeLongestPayload(bench), {
      'message-received'(entry) {
        const { v2, payload } = entry;
        // What is too long as it was sent is told above.
        if (v2 === undefined || payload.length > mostOfMessage) return;
        const isReport = v2.channel === 'properties/report' || v2.channel === 'gateway/sub_devices/properties/report';
        const [most, words] = isReport
          ? [mostOfReport, '64 KB (65 536 bytes)']
          : [mostOfMessage, '1 MB (1 048 576 bytes)'];
        const bytes = v2.contentBytes ?? payload.length;
        const isTooLong = bytes > most || (v2.gzip === true && v2.dropped === 'too-long');
        if (!isTooLong) return;
        bench.broken({
          message: `It published more than the platform accepts in ${isReport ? 'one report' : 'one message'}.`,
          expected: v2.gzip ? `at most ${words} before compression` : `at most ${words}`,
          actual: bytes > most ? `${bytes} bytes` : `${payload.length} bytes that are more when they are unpacked`,
          evidence: [entry],
        });
      },
    }),
});
