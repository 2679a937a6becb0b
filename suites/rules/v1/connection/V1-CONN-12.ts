import { judgeRefusedAttempts } from '../../judges/connection/judge-refused-attempts.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CONN-12',
  level: 'SHOULD',
  sentence: 'after a refused CONNECT (codes 2, 4, 5) waits before it tries again, longer each time, at least a second',
  source: 'ref 2.3, 2.4',
  shownIn: ['refused'],
  judge: judgeRefusedAttempts,
});
