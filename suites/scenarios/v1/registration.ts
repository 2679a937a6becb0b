import { comesBackAfter } from '../comeback.ts';
import { defineScenario } from '../scenario.ts';

export const registration = defineScenario({
  name: 'registration',
  title: 'the device knows its product only: it registers itself, logs in with what it gets, and keeps that',
  needs: ['registration'],
  async play(rig) {
    await rig.startAndConnectOn('registration');
    await rig.commands.barrier();
    if (!rig.options.declaration.reconnects) return;
    await rig.stage('cut', async () => {
      await comesBackAfter(rig, () => rig.session.tap.cut('the connection is cut'));
    });
    await rig.commands.barrier();
  },
});
