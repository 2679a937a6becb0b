import { commands } from '../../folds/requests.ts';
import { judgeInTime } from '../../judges/request/judge-in-time.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-CMD-07',
  level: 'MUST',
  sentence: "answers within the platform's wait",
  source: 'ref2 5.1',
  shownIn: ['commands'],
  needs: ['commands'],
  judge: judgeInTime(commands),
});
