import { requestsWhen } from '../../folds/answers-when.ts';
import { sets } from '../../folds/requests.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-SET-16',
  level: 'MUST',
  sentence: 'keeps property sets in flight apart, from each other and from commands and property gets',
  source: 'ref2 5.1',
  shownIn: ['mixed'],
  needs: ['set', 'in-flight'],
  judge: requestsWhen(sets, 'burst'),
});
