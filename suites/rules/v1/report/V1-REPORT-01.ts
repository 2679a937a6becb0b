import { diagnosePayload, diagnoseValue } from '../../../../mock-platform/generations/v1/diagnose-payload.ts';
import { isObject } from '../../../../mock-platform/protocol/is-object.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-REPORT-01',
  level: 'MUST',
  sentence: 'sends exactly one JSON object, in well-formed UTF-8, in each PUBLISH on its JSON topic',
  source: 'ref 4',
  shownIn: ['connect'],
  needs: ['json'],
  judge: ({ exercised, broken }) => ({
    'message-received'(entry) {
      const { v1, payload, unreadable, tooDeep, value } = entry;
      if (v1?.codecMode !== 'json') return;
      exercised();
      // How deep it may be nested is written nowhere: the bound is the mock's own.
      const isDeepObject = tooDeep && /^\s*\{/.test(new TextDecoder().decode(payload));
      if (isDeepObject) return;
      if (unreadable === undefined && isObject(value)) return;
      const nearMiss = unreadable === undefined ? diagnoseValue(value) : diagnosePayload(payload);
      broken({
        message: 'It published something else than one JSON object.',
        expected: 'one JSON object in UTF-8',
        actual: unreadable ?? (Array.isArray(value) ? 'an array' : value === null ? 'null' : `a ${typeof value}`),
        ...(nearMiss !== undefined && { nearMiss }),
        evidence: [entry],
      });
    },
  }),
});
