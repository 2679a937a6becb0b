import { commands } from '../../folds/requests.ts';
import { judgeSize } from '../../judges/request/judge-size.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-CMD-16',
  level: 'MUST',
  sentence: 'takes commands up to the size that it declares (1 KB if it declares none)',
  source: 'ref2 8',
  shownIn: ['commands'],
  needs: ['commands'],
  judge: judgeSize(commands),
});
