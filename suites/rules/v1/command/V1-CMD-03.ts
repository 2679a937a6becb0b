import { allRequests } from '../../folds/requests.ts';
import { judgeUnasked } from '../../judges/request/judge-unasked.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CMD-03',
  level: 'MUST',
  sentence: 'never answers a `mid` that is not waiting for an answer',
  source: 'ref 5',
  shownIn: ['commands'],
  needs: ['commands'],
  judge: judgeUnasked(allRequests),
});
