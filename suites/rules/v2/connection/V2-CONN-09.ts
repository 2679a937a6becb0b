import { judgeWill } from '../../judges/connection/judge-will.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-CONN-09',
  level: 'SHOULD',
  sentence: 'sends no will',
  source: 'ref2 2.2',
  shownIn: ['connect'],
  judge: judgeWill,
});
