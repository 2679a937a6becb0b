import { answersWhen } from '../../folds/answers-when.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CMD-10',
  level: 'MUST',
  sentence: 'accepts commands in any key order and white space, with escaped or raw Unicode, and with unknown members',
  source: 'ref 4.2',
  shownIn: ['forms'],
  needs: ['commands', 'json'],
  judge: answersWhen('form', 'text'),
});
