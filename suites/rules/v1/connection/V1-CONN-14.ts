import { judgeOneConnection } from '../../judges/connection/judge-one-connection.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CONN-14',
  level: 'MUST',
  sentence: 'holds at most one connection at a time',
  source: 'ref 2.4',
  shownIn: ['connect'],
  judge: judgeOneConnection(),
});
