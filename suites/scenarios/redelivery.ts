import { defineScenario } from './scenario.ts';

export const redelivery = defineScenario({
  name: 'redelivery',
  title: 'commands are delivered a second time with DUP, as after a lost PUBACK',
  needs: ['commands'],
  async play(rig) {
    await rig.startAndConnect();
    await rig.commands.warmUp();
    for (const command of rig.commands.few(rig.commands.draw(8))) {
      const answer = await rig.commands.ask(command);
      if (answer.outcome !== 'answered') continue;
      rig.platform.redeliver(rig.deviceId, answer.key);
      await rig.commands.barrier();
      // Once more, now that another command came between.
      rig.platform.redeliver(rig.deviceId, answer.key);
      await rig.commands.barrier();
    }
  },
});
