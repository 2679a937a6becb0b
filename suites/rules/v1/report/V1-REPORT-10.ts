import { judgeQos } from '../../judges/report/judge-qos.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-REPORT-10',
  level: 'SHOULD',
  sentence: 'publishes at QoS 0 or 1',
  source: 'ref 9',
  judge: judgeQos,
});
