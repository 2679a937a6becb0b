import { judgeCheckedTimestamp } from '../../judges/connection/judge-checked-timestamp.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CONN-06',
  level: 'MUST',
  sentence: "with sign type 1 sends a timestamp within the platform's tolerance of the present UTC hour",
  source: 'ref 1.5',
  shownIn: ['connect'],
  when: 'uses sign type 1',
  judge: judgeCheckedTimestamp,
});
