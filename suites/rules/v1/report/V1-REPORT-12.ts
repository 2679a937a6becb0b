import { judgeLongestPayload } from '../../judges/report/judge-longest-payload.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-REPORT-12',
  level: 'MUST',
  sentence: 'keeps a payload within 1 MB',
  source: 'ref 9',
  judge: judgeLongestPayload,
});
