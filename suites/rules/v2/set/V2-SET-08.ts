import { sets } from '../../folds/requests.ts';
import { defineRule } from '../../rule.ts';
import { refusals } from '../refusals.ts';
import { unknownProperty } from './set-flaws.ts';

export default defineRule({
  id: 'V2-SET-08',
  level: 'SHOULD',
  sentence: 'answers a set of an unknown property with a non-zero `result_code`',
  source: 'ref2 4.5',
  shownIn: ['refusals'],
  needs: ['set'],
  judge: refusals(sets, unknownProperty),
});
