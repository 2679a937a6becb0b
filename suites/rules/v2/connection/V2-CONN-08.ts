import { judgeProtocolVersion } from '../../judges/connection/judge-protocol-version.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-CONN-08',
  level: 'MUST',
  sentence: 'speaks MQTT 3.1.1, or 3.1',
  source: 'ref2 2.2, 9',
  shownIn: ['connect'],
  judge: judgeProtocolVersion({ leftOut: 5 }),
});
