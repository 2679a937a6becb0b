import { judgeUtc } from '../../judges/report/judge-utc.ts';
import { defineRule } from '../../rule.ts';
import { eventTimes } from './event-times.ts';

export default defineRule({
  id: 'V1-REPORT-09',
  level: 'SHOULD',
  sentence: 'means UTC by eventTime: not in the future, not off by a whole time zone',
  source: 'ref 4.1',
  needs: ['reports'],
  when: 'sends eventTime',
  judge: judgeUtc(eventTimes),
});
