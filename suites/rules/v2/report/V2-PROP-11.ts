import { judgeRetain } from '../../judges/report/judge-retain.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-PROP-11',
  level: 'SHOULD',
  sentence: 'publishes without RETAIN',
  source: 'ref2 2.2',
  judge: judgeRetain,
});
