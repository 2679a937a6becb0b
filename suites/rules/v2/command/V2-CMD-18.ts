import { judgeBusy } from '../../judges/request/judge-busy.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-CMD-18',
  level: 'MUST',
  sentence: 'goes on reporting while it handles commands',
  source: 'ref2 5.1',
  shownIn: ['busy'],
  needs: ['commands', 'reports'],
  when: 'reports every few seconds, often enough to be observed',
  judge: judgeBusy,
});
