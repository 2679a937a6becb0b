import { judgeQos } from '../../judges/report/judge-qos.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-PROP-10',
  level: 'MUST',
  sentence: 'publishes at QoS 0 or 1',
  source: 'ref2 2.2',
  judge: judgeQos,
});
