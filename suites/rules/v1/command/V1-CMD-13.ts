import { answersWhen } from '../../folds/answers-when.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CMD-13',
  level: 'MUST',
  sentence: 'handles the whole range of `mid`: 1, 127 and 128, 255 and 256, 32767 and 32768, 65535',
  source: 'ref 4.2',
  shownIn: ['commands'],
  needs: ['commands'],
  judge: answersWhen('mid', 'overflow'),
});
