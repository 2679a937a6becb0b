import { defineRule } from '../../rule.ts';
import { judgeLogs } from './judge-logs.ts';

export default defineRule({
  id: 'V2-EVENT-12',
  level: 'SHOULD',
  sentence: 'sends a `log_report` with one of the four types and a string `content`, of at most 1 MB',
  source: 'ref2 4.9, 8',
  when: 'sends log_report',
  judge: judgeLogs,
});
