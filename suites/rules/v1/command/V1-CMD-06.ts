import { allRequests } from '../../folds/requests.ts';
import { judgeResponseModel } from '../../judges/request/judge-response-model.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CMD-06',
  level: 'SHOULD',
  sentence: 'sends a `body` that fits the response model of the command (a string of digits for an int is tolerated)',
  source: 'ref 4.3, 7',
  shownIn: ['commands'],
  needs: ['commands'],
  judge: judgeResponseModel({ requests: allRequests, isSuccess: (code) => code === 0, path: '$.body' }),
});
