import { allRequests } from '../../folds/requests.ts';
import { judgeFalseSuccess } from '../../judges/request/judge-false-success.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CMD-20',
  level: 'SHOULD',
  sentence: 'does not report success for a malformed command: it ignores it, or answers with a non-zero errcode',
  source: 'ref 4.2, 4.3',
  shownIn: ['malformed'],
  needs: ['commands', 'json'],
  judge: judgeFalseSuccess(allRequests, 'errcode'),
});
