import { requestsWhen } from '../../folds/answers-when.ts';
import { anyRequests } from '../../folds/requests.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-TOPIC-07',
  level: 'SHOULD',
  sentence: 'takes requests before it has subscribed to the like, right after CONNACK, and without any subscription',
  source: 'ref2 2.4',
  shownIn: ['implicit'],
  needs: ['requests'],
  judge: requestsWhen(anyRequests, 'unsubscribed'),
});
