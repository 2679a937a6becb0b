import { judgeAfterRefusal } from '../../judges/connection/judge-after-refusal.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-CONN-15',
  level: 'MUST',
  sentence: 'sends no PUBLISH, SUBSCRIBE or UNSUBSCRIBE after its CONNECT was refused',
  source: 'MQTT-3.1.4-5',
  shownIn: ['refused'],
  judge: judgeAfterRefusal,
});
