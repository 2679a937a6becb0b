import { sets } from '../../folds/requests.ts';
import { defineRule } from '../../rule.ts';
import { refusals } from '../refusals.ts';
import { forbiddenValue } from './set-flaws.ts';

export default defineRule({
  id: 'V2-SET-09',
  level: 'SHOULD',
  sentence:
    'answers a set of a value outside the model, or of a property that cannot be written, with a non-zero `result_code`',
  source: 'ref2 4.5, 7',
  shownIn: ['refusals'],
  needs: ['set'],
  judge: refusals(sets, forbiddenValue),
});
