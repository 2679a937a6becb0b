import { answersWhen } from '../../folds/answers-when.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CMD-14',
  level: 'MUST',
  sentence: 'answers a `mid` that is used again after it was answered',
  source: 'ref 5',
  shownIn: ['commands'],
  needs: ['commands'],
  judge: answersWhen('mid-again', 'mid-lower'),
});
