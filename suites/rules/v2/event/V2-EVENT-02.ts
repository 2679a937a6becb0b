import { defineRule } from '../../rule.ts';
import { judgeEventParas } from './judge-event-paras.ts';

export default defineRule({
  id: 'V2-EVENT-02',
  level: 'SHOULD',
  sentence: 'sends an object `paras` in each event',
  source: 'ref2 4.9',
  when: 'sends events',
  judge: judgeEventParas,
});
