import { judgeGoodbye } from '../../judges/session/judge-goodbye.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-SESSION-08',
  level: 'SHOULD',
  sentence: 'says DISCONNECT when it is stopped',
  source: 'MQTT 3.1.1, 3.14',
  shownIn: ['connect'],
  needs: ['restart'],
  judge: judgeGoodbye,
});
