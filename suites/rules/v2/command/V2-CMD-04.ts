import { defineRule } from '../../rule.ts';
import { judgeIntegerCode } from '../judge-result-code.ts';

export default defineRule({
  id: 'V2-CMD-04',
  level: 'SHOULD',
  sentence:
    'sends `result_code` as a JSON integer (digits in a string are accepted, with a warning; without one it is 0)',
  source: 'ref2 4.8',
  shownIn: ['commands'],
  needs: ['commands'],
  judge: judgeIntegerCode('commands/response'),
});
