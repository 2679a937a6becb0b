import { kindOf } from '../../../../mock-platform/generations/v1/kind-of.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-REPORT-15',
  level: 'MUST',
  sentence: 'sends reports, if it declares that it does',
  source: 'ref 4.1',
  shownIn: ['connect', 'driven-reports'],
  needs: ['reports'],
  judge({ exercised, broken }) {
    const reporting = new Set<string>();
    const online = new Set<string>();
    const driven = new Set<string>();
    return {
      'device-declared'({ deviceId, reports }) {
        if (reports !== 'periodic') driven.add(deviceId);
      },
      'report-asked': ({ deviceId }) => driven.delete(deviceId),
      'device-online': ({ deviceId }) => online.add(deviceId),
      // What it publishes in the wrong place or form shows that it reports; the fault is for other rules.
      'message-received'({ deviceId, kind }) {
        if (kind !== 'response') reporting.add(deviceId);
      },
      published({ deviceId, purpose, topic, payload }) {
        if ((purpose !== 'foreign' && purpose !== 'command') || topic.startsWith('$')) return;
        if (kindOf(jsonOf(payload)) !== 'response') reporting.add(deviceId);
      },
      'stage-ended'(entry) {
        const { stage, deviceId, complete, waitedMs } = entry;
        if (stage !== 'reporting' || !complete || driven.has(deviceId) || !online.has(deviceId)) return;
        exercised();
        if (reporting.has(deviceId)) return;
        broken({
          message: 'It reported nothing, and capabilities.reports is "periodic", which is the default.',
          expected: 'a deviceReq, or reports: "driven" or "none" for a device that reports only when told, or never',
          actual: `none within ${Math.round(waitedMs)} ms`,
          evidence: [entry],
        });
      },
    };
  },
});

function jsonOf(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(payload));
  } catch {
    return undefined;
  }
}
