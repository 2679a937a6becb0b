import { commands } from '../../folds/requests.ts';
import { judgeInFlight } from '../../judges/request/judge-in-flight.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-CMD-12',
  level: 'MUST',
  sentence:
    'keeps commands in flight apart: each of many sent at once is answered with its own `request_id` and its own content',
  source: 'ref2 5.1',
  shownIn: ['commands', 'mixed'],
  needs: ['commands', 'in-flight'],
  judge: judgeInFlight(commands, false),
});
