import { sets } from '../../folds/requests.ts';
import { judgeUnasked } from '../../judges/request/judge-unasked.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-SET-03',
  level: 'MUST',
  sentence: 'never answers as a property set a `request_id` that is not waiting for that',
  source: 'ref2 5.1',
  shownIn: ['sets'],
  needs: ['set'],
  judge: judgeUnasked(sets),
});
