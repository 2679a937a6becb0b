import { diagnoseEventTime, parseEventTime } from '../../../../mock-platform/protocol/times.ts';
import { defineRule } from '../../rule.ts';
import { reportedServices } from './reported-services.ts';

export default defineRule({
  id: 'V1-REPORT-08',
  level: 'SHOULD',
  sentence: "writes eventTime, where it sends one, as yyyyMMdd'T'HHmmss'Z'",
  source: 'ref 4.1',
  needs: ['reports'],
  when: 'sends eventTime',
  judge: ({ exercised, broken }) => ({
    'message-received'(entry) {
      for (const { path, eventTime } of reportedServices(entry.value)) {
        if (eventTime === undefined || eventTime === null) continue;
        exercised();
        const text = typeof eventTime === 'string' ? eventTime : JSON.stringify(eventTime);
        if (typeof eventTime === 'string' && parseEventTime(eventTime).ok) continue;
        const { nearMiss } = diagnoseEventTime(text, entry.wall);
        broken({
          message: `It wrote ${path}.eventTime in a form that the platform does not read.`,
          expected: "yyyyMMdd'T'HHmmss'Z', such as 20161219T114920Z",
          actual: JSON.stringify(eventTime),
          ...(nearMiss !== undefined && { nearMiss }),
          evidence: [entry],
        });
      }
    },
  }),
});
