import { judgeFinding } from '../../judges/connection/judge-finding.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-CONN-03',
  level: 'MUST',
  sentence: 'sends a user name equal to its device_id',
  source: 'ref2 1.2',
  shownIn: ['connect'],
  judge: judgeFinding('user-name', 'Its user name is not the device_id of its client identifier.', {
    needsAllParts: true,
  }),
});
