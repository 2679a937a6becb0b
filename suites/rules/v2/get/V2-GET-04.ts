import { gets } from '../../folds/requests.ts';
import { judgeInTime } from '../../judges/request/judge-in-time.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-GET-04',
  level: 'MUST',
  sentence: "answers property gets within the platform's wait",
  source: 'ref2 5.1',
  shownIn: ['gets'],
  needs: ['get'],
  judge: judgeInTime(gets),
});
