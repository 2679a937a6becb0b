import { judgeRetain } from '../../judges/report/judge-retain.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-REPORT-11',
  level: 'SHOULD',
  sentence: 'publishes without RETAIN',
  source: 'ref 9',
  judge: judgeRetain,
});
