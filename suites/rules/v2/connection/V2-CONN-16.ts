import { judgeOldProtocol } from '../../judges/connection/judge-old-protocol.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-CONN-16',
  level: 'SHOULD',
  sentence: 'speaks MQTT 3.1.1 rather than 3.1',
  source: 'ref2 2.2',
  judge: judgeOldProtocol('It uses MQTT 3.1 from the beginning.'),
});
