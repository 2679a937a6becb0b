import { commands } from '../../folds/requests.ts';
import { judgeAnsweredOnce } from '../../judges/request/judge-answered-once.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-CMD-02',
  level: 'MUST',
  sentence: 'answers each delivered command once',
  source: 'ref2 5.1',
  shownIn: ['commands'],
  needs: ['commands'],
  judge: judgeAnsweredOnce(commands),
});
