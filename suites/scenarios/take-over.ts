import { observeMs } from './reconnects.ts';
import { logInAsRival } from './rival.ts';
import { defineScenario } from './scenario.ts';

export const takeOver = defineScenario({
  name: 'take-over',
  title: 'another client logs in as the device and stays',
  exercises: ['V1-SESSION-07'],
  async play(rig) {
    await rig.startAndConnect();
    await rig.stage('take-over', async () => {
      const rival = await logInAsRival(rig);
      await rig.pass(observeMs);
      await rival.end();
    });
  },
});
