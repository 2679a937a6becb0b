import { requestsWhen } from '../../folds/answers-when.ts';
import { commands } from '../../folds/requests.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-CMD-10',
  level: 'MUST',
  sentence:
    'accepts commands in any key order and white space, with escaped or raw Unicode, with unknown members, and with empty `paras`',
  source: 'ref2 4.8',
  shownIn: ['forms'],
  needs: ['commands'],
  judge: requestsWhen(commands, 'form', 'text'),
});
