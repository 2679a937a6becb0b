import { requestsWhen } from '../../folds/answers-when.ts';
import { commands } from '../../folds/requests.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-CMD-14',
  level: 'MUST',
  sentence: 'answers a command that says the same as one before, with a new `request_id`, like any other',
  source: 'ref2 5.1',
  shownIn: ['commands'],
  needs: ['commands'],
  judge: requestsWhen(commands, 'content-again', 'content-twice'),
});
