import type { Requests } from '../folds/requests.ts';
import { type FlawOf, judgeRefusals } from '../judges/request/judge-refusals.ts';
import type { Rule } from '../rule.ts';
import { isSuccess, successWords } from './answer-forms.ts';

/** Are requests with this flaw answered with a result_code that is not zero? */
export function refusals(requests: Requests, flawOf: FlawOf): Rule['judge'] {
  return judgeRefusals({ requests, flawOf, isSuccess, code: 'result_code', successWords, response: 'a response' });
}
