import { judgePresentHour } from '../../judges/connection/judge-present-hour.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CONN-07',
  level: 'SHOULD',
  sentence: 'sends the present UTC hour as YYYYMMDDHH, also with sign type 0',
  source: 'ref 1.5',
  shownIn: ['connect'],
  judge: judgePresentHour,
});
