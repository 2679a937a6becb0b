import { requestsWhen } from '../../folds/answers-when.ts';
import { gets } from '../../folds/requests.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-GET-12',
  level: 'MUST',
  sentence: 'keeps property gets in flight apart: each is answered under its own `request_id`',
  source: 'ref2 5.1',
  shownIn: ['mixed'],
  needs: ['get', 'in-flight'],
  judge: requestsWhen(gets, 'burst'),
});
