import { judgeUnavailable } from '../../judges/connection/judge-unavailable.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-CONN-13',
  level: 'SHOULD',
  sentence: 'after "server unavailable" (code 3) tries again, and connects when the platform is back',
  source: 'ref2 2.3',
  shownIn: ['unavailable'],
  needs: ['reconnects'],
  judge: judgeUnavailable,
});
