import { defineRule } from '../../rule.ts';
import { judgeAnswerForm } from './judge-answer-form.ts';

export default defineRule({
  id: 'V2-GET-05',
  level: 'SHOULD',
  sentence:
    'answers a property get with one JSON object whose `services` is a list of objects with a string `service_id` and an object `properties` (either may be empty)',
  source: 'ref2 4.6',
  shownIn: ['gets'],
  needs: ['get'],
  hides: 'get',
  judge: judgeAnswerForm,
});
