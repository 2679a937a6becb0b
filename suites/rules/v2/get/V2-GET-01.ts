import { gets } from '../../folds/requests.ts';
import { judgeAnswered } from '../../judges/request/judge-answered.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-GET-01',
  level: 'MUST',
  sentence:
    'answers every valid property get on `properties/get/response/request_id={rid}` with the `request_id` of the get',
  source: 'ref2 4.6, 5.1',
  shownIn: ['gets'],
  needs: ['get'],
  judge: judgeAnswered(gets, 'size', 'long'),
});
