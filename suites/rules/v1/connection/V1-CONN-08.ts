import { judgeProtocolVersion } from '../../judges/connection/judge-protocol-version.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CONN-08',
  level: 'MUST',
  sentence: 'speaks MQTT 3.1.1, or 3.1',
  source: 'ref 2.2',
  shownIn: ['connect'],
  judge: judgeProtocolVersion(),
});
