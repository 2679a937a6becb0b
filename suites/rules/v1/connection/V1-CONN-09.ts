import { judgeWill } from '../../judges/connection/judge-will.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CONN-09',
  level: 'SHOULD',
  sentence: 'sends no will',
  source: 'ref 2.2, 9',
  shownIn: ['connect'],
  judge: judgeWill,
});
