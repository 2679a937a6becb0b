import { judgeReturn } from '../../judges/session/judge-return.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-SESSION-02',
  level: 'SHOULD',
  sentence: 'comes back after the connection broke',
  source: 'ref2 2.3',
  shownIn: ['cut'],
  needs: ['reconnects'],
  judge: judgeReturn,
});
