import { answersWhen } from '../../folds/answers-when.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CMD-12',
  level: 'MUST',
  sentence:
    'keeps commands in flight apart: each of many sent at once is answered with its own mid and its own content',
  source: 'ref 5',
  shownIn: ['commands'],
  needs: ['commands'],
  judge: answersWhen('burst'),
});
