import { reportServices } from '../arbitraries/reports.ts';
import { sample } from '../arbitraries/sample.ts';
import type { ReportedService } from '../device/device.ts';
import { isMeantAsReport } from './reports.ts';
import type { Rig } from './rig.ts';
import { CouldNotRun, defineScenario, GaveUp } from './scenario.ts';

/** A device that left so many commands in a row unanswered is not asked for the sake of order any more. */
const enoughSilences = 3;

export const drivenReports = defineScenario({
  name: 'driven-reports',
  title: 'the suite tells the adapter what to report: all Unicode, extreme and precise numbers, several services',
  needs: ['adapter', 'reports', 'json'],
  async play(rig) {
    await rig.startAndConnect();
    await warmUpOrNot(rig);
    const { model, seed } = rig.options;
    const arbitrary = reportServices(model);
    if (!arbitrary) throw new CouldNotRun('The product model has no property to report: declare reports: "none".');
    const asked = rig.commands.few(sample(arbitrary, seed, 64));
    await rig.stage('reporting', async () => {
      for (const services of asked) await reportAsTold(rig, services);
    });
  },
});

/** A device that answers nothing may still report what it is told to. */
async function warmUpOrNot(rig: Rig): Promise<void> {
  try {
    await rig.commands.warmUp();
  } catch (error) {
    if (!(error instanceof GaveUp) || rig.enough || !rig.online) throw error;
  }
}

/** Tells the adapter what to report, and waits until it says that it has, and until it has arrived. */
export async function reportAsTold(rig: Rig, services: readonly ReportedService[]): Promise<void> {
  const { deviceId, journal, running } = rig;
  if (!running.report) throw new CouldNotRun('The device has no adapter that could be told what to report.');
  const { seq: after } = journal.record({ type: 'report-asked', deviceId, services });
  const told = await running.report(services).then(
    () => ({}),
    (error: Error) => ({ error: error.message }),
  );
  await rig.until(isMeantAsReport, { ms: rig.commands.patience.waitMs, after });
  // The device's own reports may come first; the answer to a command comes after the report that was asked for.
  const { silences, patience } = rig.commands;
  if (silences < enoughSilences && (silences === 0 || patience.answers > 0)) await rig.commands.barrier();
  journal.record({ type: 'report-acknowledged', deviceId, ...told });
}
