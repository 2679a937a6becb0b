import { judgeUtc } from '../../judges/report/judge-utc.ts';
import { defineRule } from '../../rule.ts';
import { eventTimes } from './event-times.ts';

export default defineRule({
  id: 'V2-PROP-09',
  level: 'SHOULD',
  sentence: 'means UTC by event_time: not in the future, not off by a whole time zone',
  source: 'ref2 4',
  when: 'sends event_time',
  judge: judgeUtc(eventTimes),
});
