import { requestsWhen } from '../../folds/answers-when.ts';
import { sets } from '../../folds/requests.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-SET-13',
  level: 'MUST',
  sentence:
    'accepts property sets in any key order and white space, with escaped or raw Unicode, and with unknown members',
  source: 'ref2 4.5',
  shownIn: ['forms'],
  needs: ['set'],
  judge: requestsWhen(sets, 'form', 'text'),
});
