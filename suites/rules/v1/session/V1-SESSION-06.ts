import { judgeFreshCredentials } from '../../judges/session/judge-fresh-credentials.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-SESSION-06',
  level: 'MUST',
  sentence: 'sends credentials that are valid at the time when it comes back',
  source: 'ref 1.5',
  shownIn: ['cut'],
  needs: ['reconnects'],
  when: 'comes back in another hour than that of its last log-in (leave it connected to serve for more than an hour)',
  judge: judgeFreshCredentials,
});
