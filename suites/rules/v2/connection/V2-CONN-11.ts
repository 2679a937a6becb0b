import { judgeCleanSession } from '../../judges/connection/judge-clean-session.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-CONN-11',
  level: 'SHOULD',
  sentence: 'asks for a clean session, as its client identifier changes with the hour',
  source: 'ref2 2.2',
  shownIn: ['connect'],
  judge: judgeCleanSession(
    'It asked for a session that outlives the connection; in the next hour it cannot find that session again.',
  ),
});
