import { judgeBackOff } from '../../judges/session/judge-back-off.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-SESSION-04',
  level: 'SHOULD',
  sentence:
    'backs off while the platform is away: waits grow, with at most one attempt a second; the first may come at once',
  source: 'ref2 2.3',
  shownIn: ['away'],
  needs: ['reconnects'],
  judge: judgeBackOff,
});
