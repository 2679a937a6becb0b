import { judgePresentHour } from '../../judges/connection/judge-present-hour.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-CONN-07',
  level: 'SHOULD',
  sentence: 'sends the present UTC hour as ten digits YYYYMMDDHH, also with sign type 0',
  source: 'ref2 1.2',
  shownIn: ['connect'],
  judge: judgePresentHour,
});
