import { sets } from '../../folds/requests.ts';
import { defineRule } from '../../rule.ts';
import { refusals } from '../refusals.ts';
import { unknownService } from './set-flaws.ts';

export default defineRule({
  id: 'V2-SET-07',
  level: 'SHOULD',
  sentence: 'answers a set of an unknown service with a non-zero `result_code`',
  source: 'ref2 4.5',
  shownIn: ['refusals'],
  needs: ['set'],
  judge: refusals(sets, unknownService),
});
