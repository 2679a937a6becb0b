import { judgeKeepingAlive } from '../../judges/session/judge-keeping-alive.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-SESSION-01',
  level: 'MUST',
  sentence: 'sends something at least once per 1.5 keep-alive',
  source: 'MQTT-3.1.2-24',
  shownIn: ['idle'],
  when: 'asks for a keep-alive',
  judge: judgeKeepingAlive,
});
