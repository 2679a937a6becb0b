import { sets } from '../../folds/requests.ts';
import { judgeInTime } from '../../judges/request/judge-in-time.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-SET-06',
  level: 'MUST',
  sentence: "answers property sets within the platform's wait",
  source: 'ref2 5.1',
  shownIn: ['sets'],
  needs: ['set'],
  judge: judgeInTime(sets),
});
