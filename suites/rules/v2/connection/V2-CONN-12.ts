import { judgeRefusedAttempts } from '../../judges/connection/judge-refused-attempts.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-CONN-12',
  level: 'SHOULD',
  sentence: 'after a refused CONNECT (codes 2, 4, 5) waits before it tries again, longer each time, at least a second',
  source: 'ref2 2.3',
  shownIn: ['refused'],
  judge: judgeRefusedAttempts,
});
