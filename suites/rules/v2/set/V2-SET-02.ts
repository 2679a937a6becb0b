import { sets } from '../../folds/requests.ts';
import { judgeAnsweredOnce } from '../../judges/request/judge-answered-once.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-SET-02',
  level: 'MUST',
  sentence: 'answers each property set once',
  source: 'ref2 5.1',
  shownIn: ['sets'],
  needs: ['set'],
  judge: judgeAnsweredOnce(sets),
});
