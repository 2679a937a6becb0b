import { judgeFreshCredentials } from '../../judges/session/judge-fresh-credentials.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-SESSION-06',
  level: 'MUST',
  sentence: 'sends credentials that are valid at the time when it comes back',
  source: 'ref2 1.2',
  shownIn: ['cut'],
  needs: ['reconnects'],
  when: 'comes back in another hour than that of its last log-in (leave it connected to serve for more than an hour)',
  judge: judgeFreshCredentials,
});
