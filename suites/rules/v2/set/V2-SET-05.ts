import { mergeJudges } from '../../merge-judges.ts';
import { defineRule } from '../../rule.ts';
import { judgeOneAnswer } from '../judge-one-answer.ts';
import { judgeIntegerCode } from '../judge-result-code.ts';

export default defineRule({
  id: 'V2-SET-05',
  level: 'SHOULD',
  sentence: 'answers a property set with one JSON object, its `result_code` a JSON integer (without one it is 0)',
  source: 'ref2 4.5',
  shownIn: ['sets'],
  needs: ['set'],
  judge: (bench) =>
    mergeJudges(judgeOneAnswer('properties/set/response')(bench), judgeIntegerCode('properties/set/response')(bench)),
});
