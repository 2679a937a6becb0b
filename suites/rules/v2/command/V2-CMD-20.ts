import { commands } from '../../folds/requests.ts';
import { judgeFalseSuccess } from '../../judges/request/judge-false-success.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-CMD-20',
  level: 'SHOULD',
  sentence: 'does not report success for a malformed command: it ignores it, or answers with a non-zero `result_code`',
  source: 'ref2 4.8',
  shownIn: ['malformed'],
  needs: ['commands'],
  judge: judgeFalseSuccess(commands, 'result_code'),
});
