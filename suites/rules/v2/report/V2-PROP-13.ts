import { judgeRate } from '../../judges/report/judge-rate.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-PROP-13',
  level: 'SHOULD',
  sentence: 'sends at most 50 messages a second',
  source: 'ref2 8',
  judge: judgeRate,
});
