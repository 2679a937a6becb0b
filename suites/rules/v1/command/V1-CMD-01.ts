import { allRequests } from '../../folds/requests.ts';
import { judgeAnswered } from '../../judges/request/judge-answered.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CMD-01',
  level: 'MUST',
  sentence: "answers every valid command with one `deviceRsp` that carries the command's `mid`",
  source: 'ref 4.3, 5',
  shownIn: ['commands'],
  needs: ['commands'],
  judge: judgeAnswered(allRequests),
});
