import { isMeantAsReport } from './reports.ts';
import { defineScenario } from './scenario.ts';

export const connect = defineScenario({
  name: 'connect',
  title: 'the device starts, logs in, subscribes, reports, and is asked to stop',
  exercises: [
    'V1-CONN-01',
    'V1-CONN-02',
    'V1-CONN-03',
    'V1-CONN-04',
    'V1-CONN-05',
    'V1-CONN-06',
    'V1-CONN-07',
    'V1-CONN-08',
    'V1-CONN-09',
    'V1-CONN-10',
    'V1-CONN-11',
    'V1-CONN-14',
    'V1-TLS-01',
    'V1-TOPIC-01',
    'V1-TOPIC-02',
    'V1-TOPIC-03',
    'V1-TOPIC-04',
    'V1-TOPIC-05',
    'V1-REPORT-01',
    'V1-REPORT-15',
    'V1-SESSION-08',
  ],
  async play(rig) {
    await rig.stage('start', () => rig.startAndConnect());
    if (rig.options.declaration.reports === 'periodic') {
      await rig.stage('reporting', async () => {
        await rig.awaits('reportMs', isMeantAsReport);
      });
    }
    await rig.stopping();
  },
});
