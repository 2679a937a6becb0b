import { sets } from '../../folds/requests.ts';
import { judgeAnswered } from '../../judges/request/judge-answered.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-SET-01',
  level: 'MUST',
  sentence:
    'answers every valid property set on `properties/set/response/request_id={rid}` with the `request_id` of the set',
  source: 'ref2 4.5, 5.1',
  shownIn: ['sets'],
  needs: ['set'],
  judge: judgeAnswered(sets),
});
