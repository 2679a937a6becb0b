import { judgeTimeForm } from '../../judges/report/judge-time-form.ts';
import { defineRule } from '../../rule.ts';
import { eventTimes } from './event-times.ts';

export default defineRule({
  id: 'V1-REPORT-08',
  level: 'SHOULD',
  sentence: "writes eventTime, where it sends one, as yyyyMMdd'T'HHmmss'Z'",
  source: 'ref 4.1',
  needs: ['reports'],
  when: 'sends eventTime',
  judge: judgeTimeForm(eventTimes),
});
