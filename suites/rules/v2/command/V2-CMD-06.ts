import { commands } from '../../folds/requests.ts';
import { judgeResponseModel } from '../../judges/request/judge-response-model.ts';
import { defineRule } from '../../rule.ts';
import { isSuccess, valueForms } from '../answer-forms.ts';

export default defineRule({
  id: 'V2-CMD-06',
  level: 'SHOULD',
  sentence:
    'sends with success `paras` that fit the response model of the command (left out, `null` and digits in a string are fine)',
  source: 'ref2 4.8, 7',
  shownIn: ['commands'],
  needs: ['commands'],
  judge: judgeResponseModel({ requests: commands, isSuccess, path: '$.paras', forms: valueForms }),
});
