import { judgeCheckedTimestamp } from '../../judges/connection/judge-checked-timestamp.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-CONN-06',
  level: 'MUST',
  sentence: "with sign type 1 sends a timestamp within the platform's tolerance of the present UTC hour",
  source: 'ref2 1.2',
  shownIn: ['connect'],
  when: 'uses sign type 1',
  judge: judgeCheckedTimestamp,
});
