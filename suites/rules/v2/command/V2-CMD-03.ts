import { commands } from '../../folds/requests.ts';
import { judgeUnasked } from '../../judges/request/judge-unasked.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-CMD-03',
  level: 'MUST',
  sentence: 'never answers a `request_id` that is not waiting for an answer',
  source: 'ref2 5.1',
  shownIn: ['commands'],
  needs: ['commands'],
  judge: judgeUnasked(commands),
});
