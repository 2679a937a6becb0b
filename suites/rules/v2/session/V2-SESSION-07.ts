import { judgeTakeOver } from '../../judges/session/judge-take-over.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-SESSION-07',
  level: 'SHOULD',
  sentence: 'does not fight for the connection when another client took it over: each time it waits longer',
  source: 'ref2 2.2',
  shownIn: ['take-over'],
  judge: judgeTakeOver,
});
