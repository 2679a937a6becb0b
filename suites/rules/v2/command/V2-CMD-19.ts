import { judgeNoCommand } from '../../judges/request/judge-no-command.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-CMD-19',
  level: 'MUST',
  sentence: 'answers as a command nothing that is none: no message, no event',
  source: 'ref2 3',
  shownIn: ['messages', 'events'],
  judge: judgeNoCommand(true),
});
