import { requestsWhen } from '../../folds/answers-when.ts';
import { gets } from '../../folds/requests.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-GET-10',
  level: 'MUST',
  sentence: 'accepts property gets in any key order and white space, with unknown members, and as `{}`',
  source: 'ref2 4.6',
  shownIn: ['forms'],
  needs: ['get'],
  judge: requestsWhen(gets, 'form', 'text'),
});
