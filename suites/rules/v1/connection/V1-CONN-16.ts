import { judgeOldProtocol } from '../../judges/connection/judge-old-protocol.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CONN-16',
  level: 'SHOULD',
  sentence: 'speaks MQTT 3.1.1 rather than 3.1',
  source: 'ref 2.2, 10',
  judge: judgeOldProtocol('It uses MQTT 3.1, which only the later platform accepts.'),
});
