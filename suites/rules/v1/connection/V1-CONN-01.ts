import { judgeClientIdentifier } from '../../judges/connection/judge-client-identifier.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CONN-01',
  level: 'MUST',
  sentence: 'sends a client identifier {id}_{authenticationType}_{signType}_{timestamp} of at most 256 characters',
  source: 'ref 1.2',
  shownIn: ['connect'],
  judge: judgeClientIdentifier,
});
