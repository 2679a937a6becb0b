import { judgeTimeForm } from '../../judges/report/judge-time-form.ts';
import { judgeUtc } from '../../judges/report/judge-utc.ts';
import { mergeJudges } from '../../merge-judges.ts';
import { defineRule } from '../../rule.ts';
import { eventTimes } from './event-times.ts';

export default defineRule({
  id: 'V2-EVENT-05',
  level: 'SHOULD',
  sentence: "writes event_time in events, where it sends one, as yyyyMMdd'T'HHmmss'Z', and in UTC",
  source: 'ref2 4, 4.9',
  when: 'sends event_time in events',
  judge: (bench) => mergeJudges(judgeTimeForm(eventTimes)(bench), judgeUtc(eventTimes)(bench)),
});
