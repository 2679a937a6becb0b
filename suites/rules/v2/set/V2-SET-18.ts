import { sets } from '../../folds/requests.ts';
import { judgeSize } from '../../judges/request/judge-size.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-SET-18',
  level: 'MUST',
  sentence: 'takes property sets up to the size that it declares (1 KB if it declares none)',
  source: 'ref2 8',
  shownIn: ['forms'],
  needs: ['set'],
  judge: judgeSize(sets),
});
