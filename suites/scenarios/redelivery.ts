import type { CommandRequest } from '../../mock-platform/commands/command-sender.ts';
import type { Rig } from './rig.ts';
import { defineScenario } from './scenario.ts';

export const redelivery = defineScenario({
  name: 'redelivery',
  title: 'commands are delivered a second time with DUP, as after a lost PUBACK',
  needs: ['requests'],
  async play(rig) {
    await rig.startAndConnect();
    await rig.commands.warmUp();
    await redeliverEach(rig, rig.commands.few(rig.commands.draw(8)));
  },
});

/** Delivers each of them again, at once and after another command. */
export async function redeliverEach(rig: Rig, requests: readonly CommandRequest[]): Promise<void> {
  for (const request of requests) {
    const answer = await rig.commands.ask(request);
    if (answer.outcome !== 'answered') continue;
    rig.platform.redeliver(rig.deviceId, answer.key);
    await rig.commands.barrier();
    // Once more, now that another command came between.
    rig.platform.redeliver(rig.deviceId, answer.key);
    await rig.commands.barrier();
  }
}
