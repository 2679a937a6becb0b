import { gets } from '../../folds/requests.ts';
import { judgeAnsweredOnce } from '../../judges/request/judge-answered-once.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-GET-02',
  level: 'MUST',
  sentence: 'answers each property get once',
  source: 'ref2 5.1',
  shownIn: ['gets', 'sets'],
  needs: ['get'],
  judge: judgeAnsweredOnce(gets),
});
