import { allRequests } from '../../folds/requests.ts';
import { judgeAnsweredOnce } from '../../judges/request/judge-answered-once.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CMD-02',
  level: 'MUST',
  sentence: 'answers each delivered command once',
  source: 'ref 5',
  shownIn: ['commands'],
  needs: ['commands'],
  judge: judgeAnsweredOnce(allRequests, { afterLoss: true }),
});
