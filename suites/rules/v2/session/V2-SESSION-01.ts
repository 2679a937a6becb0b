import { judgeKeepingAlive } from '../../judges/session/judge-keeping-alive.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-SESSION-01',
  level: 'MUST',
  sentence: 'sends something at least once per 1.5 keep-alive',
  source: 'ref2 2.2',
  shownIn: ['idle'],
  when: 'asks for a keep-alive',
  judge: judgeKeepingAlive,
});
