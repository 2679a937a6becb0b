import { judgeSurvival } from '../../folds/judge-survival.ts';
import { anyRequests } from '../../folds/requests.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-STREAM-03',
  level: 'SHOULD',
  sentence:
    'survives a request longer than the size that it declares: it may ignore it, but stays connected or comes back, and answers the next one',
  source: 'ref2 8',
  shownIn: ['oversized'],
  needs: ['requests'],
  judge: judgeSurvival('oversized', { requests: anyRequests }),
});
