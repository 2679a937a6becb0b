import type { Entry } from '../rules/rule.ts';
import { defineScenario } from './scenario.ts';

/** Reports that are waited for once the first has come; more are judged whenever they arrive. */
const enoughReports = 12;
const moreReportsMs = 1500;

/** Is the entry a publication on the device's own data topic that says it is a report? */
export function isReport(entry: Entry): entry is Entry<'message-received'> {
  return (
    entry.type === 'message-received' &&
    typeof entry.value === 'object' &&
    entry.value !== null &&
    'msgType' in entry.value &&
    entry.value.msgType === 'deviceReq'
  );
}

export const reports = defineScenario({
  name: 'reports',
  patient: true,
  title: 'the device reports a dozen times, undisturbed',
  needs: ['reports'],
  exercises: ['V1-REPORT-02', 'V1-REPORT-03', 'V1-REPORT-04', 'V1-REPORT-06'],
  async play(rig) {
    await rig.startAndConnect();
    rig.askForReport();
    const first = await rig.awaits('reportMs', isReport);
    if (first) await rig.untilCount(isReport, enoughReports, moreReportsMs);
  },
});
