import { parseTimeLeniently } from '../../../../mock-platform/protocol/times.ts';
import { judgeTimeGoesOn } from '../../judges/report/judge-time-goes-on.ts';
import { judgeUtc } from '../../judges/report/judge-utc.ts';
import { mergeJudges } from '../../merge-judges.ts';
import { defineRule } from '../../rule.ts';
import { eventTimes } from './event-times.ts';
import { propertyReport } from './property-report.ts';

export default defineRule({
  id: 'V2-PROP-09',
  level: 'SHOULD',
  sentence: 'means UTC by event_time: not in the future, not off by a whole time zone, and not the same time for ever',
  source: 'ref2 4',
  when: 'sends event_time',
  judge: (bench) => mergeJudges(judgeUtc(eventTimes)(bench), judgeTimeGoesOn(propertyReport, millisecondsOf)(bench)),
});

function millisecondsOf(text: string): number | undefined {
  const read = parseTimeLeniently(text);
  return read.ok ? read.value : undefined;
}
