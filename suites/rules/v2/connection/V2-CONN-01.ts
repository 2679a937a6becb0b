import { judgeClientIdentifier } from '../../judges/connection/judge-client-identifier.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-CONN-01',
  level: 'MUST',
  sentence: 'sends a client identifier {device_id}_0_{signType}_{timestamp} of at most 256 characters',
  source: 'ref2 1.1, 1.2',
  shownIn: ['connect'],
  judge: judgeClientIdentifier,
});
