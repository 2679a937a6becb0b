import { isMeantAsReport } from './reports.ts';
import { defineScenario } from './scenario.ts';

export const connect = defineScenario({
  name: 'connect',
  title: 'the device starts, logs in, subscribes, reports, and is asked to stop',
  async play(rig) {
    await rig.startAndConnectOn('start');
    if (rig.options.declaration.reports === 'periodic') {
      await rig.stage('reporting', async () => {
        await rig.awaits('reportMs', isMeantAsReport);
      });
    }
    await rig.stopping();
  },
});
