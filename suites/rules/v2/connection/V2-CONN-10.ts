import { judgeKeepAlive } from '../../judges/connection/judge-keep-alive.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-CONN-10',
  level: 'SHOULD',
  sentence: 'asks for a keep-alive of 30 to 1200 s',
  source: 'ref2 2.2',
  shownIn: ['connect'],
  judge: judgeKeepAlive('Its keep-alive is outside what the platform says that it accepts.'),
});
