import { kindOf } from '../../../../mock-platform/generations/v1/kind-of.ts';
import { judgeReporting } from '../../judges/report/judge-reporting.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-REPORT-15',
  level: 'MUST',
  sentence: 'sends reports, if it declares that it does',
  source: 'ref 4.1',
  shownIn: ['connect', 'driven-reports'],
  needs: ['reports'],
  judge: judgeReporting({
    report: 'a deviceReq',
    // What it publishes in the wrong place or form shows that it reports; the fault is for other rules.
    showsReporting(entry) {
      if (entry.type === 'message-received') return entry.kind !== 'response';
      const { purpose, topic, payload } = entry;
      if ((purpose !== 'foreign' && purpose !== 'command') || topic.startsWith('$')) return false;
      return kindOf(jsonOf(payload)) !== 'response';
    },
  }),
});

function jsonOf(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(payload));
  } catch {
    return undefined;
  }
}
