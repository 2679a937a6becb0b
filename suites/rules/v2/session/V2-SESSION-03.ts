import { requestsWhen } from '../../folds/answers-when.ts';
import { anyRequests } from '../../folds/requests.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-SESSION-03',
  level: 'MUST',
  sentence: 'answers requests again after it came back, whether it subscribes again or not',
  source: 'ref2 2.4',
  shownIn: ['cut'],
  needs: ['requests', 'reconnects'],
  judge: requestsWhen(anyRequests, 'reconnected'),
});
