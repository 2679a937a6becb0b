import { defineRule } from '../../rule.ts';
import { judgeResultCode } from '../judge-result-code.ts';

export default defineRule({
  id: 'V2-SET-04',
  level: 'MUST',
  sentence: 'sends nothing but an integer, or digits, as `result_code` of a property set',
  source: 'ref2 4.5',
  shownIn: ['sets'],
  needs: ['set'],
  judge: judgeResultCode('properties/set/response'),
});
