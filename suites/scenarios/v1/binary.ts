import { isMeantAsReport } from '../reports.ts';
import { defineScenario } from '../scenario.ts';

/** A fault may show in every few reports only. */
const enoughReports = 8;

export const binary = defineScenario({
  name: 'binary',
  title: "the product has a codec: reports, commands and responses are its bytes, on the device's binary topics",
  codecMode: 'binary',
  needs: ['binary'],
  async play(rig) {
    await rig.startAndConnectOn('start');
    const { commands, reports } = rig.options.declaration;
    if (commands) {
      await rig.commands.warmUp();
      await rig.commands.sendAll(rig.commands.draw(32));
    }
    if (reports === 'periodic') await rig.awaitsCount('reportMs', isMeantAsReport, enoughReports);
  },
});
