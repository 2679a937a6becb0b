import { judgeFinding } from '../../judges/connection/judge-finding.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-CONN-05',
  level: 'MUST',
  sentence: 'uses sign type 0 or 1',
  source: 'ref2 1.2',
  shownIn: ['connect'],
  judge: judgeFinding('sign-type', 'Its sign type is neither 0 nor 1.'),
});
