import { defineRule } from '../../rule.ts';
import { judgeResultCode } from '../judge-result-code.ts';

export default defineRule({
  id: 'V2-CMD-05',
  level: 'MUST',
  sentence: 'sends nothing but an integer, or digits, as `result_code`',
  source: 'ref2 4.8',
  shownIn: ['commands'],
  needs: ['commands'],
  judge: judgeResultCode('commands/response'),
});
