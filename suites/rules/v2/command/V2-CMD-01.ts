import { commands } from '../../folds/requests.ts';
import { judgeAnswered } from '../../judges/request/judge-answered.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-CMD-01',
  level: 'MUST',
  sentence: 'answers every valid command on `commands/response/request_id={rid}` with the `request_id` of the command',
  source: 'ref2 4.8, 5.1',
  shownIn: ['commands'],
  needs: ['commands'],
  judge: judgeAnswered(commands),
});
