import { judgeFinding } from '../../judges/connection/judge-finding.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CONN-03',
  level: 'MUST',
  sentence: 'sends a user name equal to the id part of its client identifier',
  source: 'ref 1.3',
  shownIn: ['connect'],
  judge: judgeFinding('user-name', 'Its user name is not the id of its client identifier.', { needsAllParts: true }),
});
