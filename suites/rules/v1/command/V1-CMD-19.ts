import { judgeNoCommand } from '../../judges/request/judge-no-command.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CMD-19',
  level: 'SHOULD',
  sentence: 'does not answer messages that are not commands (`cloudRsp`, `cloudSendSecret`, its own reports)',
  source: 'ref 4.4',
  shownIn: ['malformed'],
  needs: ['commands', 'json'],
  judge: judgeNoCommand(),
});
