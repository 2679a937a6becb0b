import { sets } from '../../folds/requests.ts';
import { judgeFalseSuccess } from '../../judges/request/judge-false-success.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-SET-15',
  level: 'SHOULD',
  sentence:
    'does not report success for a malformed property set: it ignores it, or answers with a non-zero `result_code`',
  source: 'ref2 4.5',
  shownIn: ['malformed'],
  needs: ['set'],
  judge: judgeFalseSuccess(sets, 'result_code'),
});
