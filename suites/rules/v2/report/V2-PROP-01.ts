import { diagnosePayload } from '../../../../mock-platform/protocol/diagnose-payload.ts';
import { judgeOneObject } from '../../judges/report/judge-one-object.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-PROP-01',
  level: 'MUST',
  sentence: 'sends exactly one JSON object, in well-formed UTF-8, in each report that is not empty',
  source: 'ref2 4.3',
  shownIn: ['reports'],
  needs: ['reports'],
  hides: 'reports',
  judge: judgeOneObject({
    // What is empty is V2-PROP-02's, and what is not gzip V2-TOPIC-13's.
    isMeant: ({ v2, payload }) =>
      v2?.channel === 'properties/report' && v2.dropped === undefined && payload.length > 0 && v2.contentBytes !== 0,
    looksLike: ({ v2, payload, unreadable }) =>
      unreadable === undefined || v2?.gzip ? undefined : diagnosePayload(payload),
  }),
});
