import { judgeTimeForm } from '../../judges/report/judge-time-form.ts';
import { defineRule } from '../../rule.ts';
import { eventTimes } from './event-times.ts';

export default defineRule({
  id: 'V2-PROP-08',
  level: 'SHOULD',
  sentence: "writes event_time, where it sends one, as yyyyMMdd'T'HHmmss'Z' or yyyy-MM-dd'T'HH:mm:ss.SSS'Z'",
  source: 'ref2 4',
  when: 'sends event_time',
  judge: judgeTimeForm(eventTimes),
});
