import { commands } from '../../folds/requests.ts';
import { judgeInFlight } from '../../judges/request/judge-in-flight.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-CMD-13',
  level: 'MUST',
  sentence: 'tells commands in flight apart whose `request_id` differ in their first or last character only',
  source: 'ref2 5.1',
  shownIn: ['request-ids'],
  needs: ['commands', 'in-flight'],
  judge: judgeInFlight(commands, true),
});
