import { diagnoseValue } from '../../../../mock-platform/generations/v1/diagnose-value.ts';
import { diagnosePayload } from '../../../../mock-platform/protocol/diagnose-payload.ts';
import { judgeOneObject } from '../../judges/report/judge-one-object.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-REPORT-01',
  level: 'MUST',
  sentence: 'sends exactly one JSON object, in well-formed UTF-8, in each PUBLISH on its JSON topic',
  source: 'ref 4',
  shownIn: ['connect'],
  needs: ['json'],
  hides: 'reports',
  judge: judgeOneObject({
    isMeant: ({ v1 }) => v1?.codecMode === 'json',
    looksLike: ({ unreadable, value, payload }) =>
      unreadable === undefined ? diagnoseValue(value) : diagnosePayload(payload),
  }),
});
