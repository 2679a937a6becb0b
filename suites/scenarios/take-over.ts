import type { Entry } from '../rules/rule.ts';
import { firstRivalConnection, type Rig } from './rig.ts';
import { logInAsRival } from './rival.ts';
import { defineScenario } from './scenario.ts';

/** A device that has come back so often is in a fight; one that waits longer each time needs no more watching than this. */
const enoughTakeBacks = 3;
const observeMs = 5000;

export const takeOver = defineScenario({
  name: 'take-over',
  patient: true,
  title: 'another client logs in as the device, again and again',
  exercises: ['V1-SESSION-07'],
  async play(rig) {
    await rig.startAndConnect();
    await sendRival(rig);
  },
});

/** Another client takes the connection, as long as the device takes it back. */
export async function sendRival(rig: Rig): Promise<void> {
  await rig.stage('take-over', async () => {
    const rival = await logInAsRival(rig);
    const takenBack = (entry: Entry) => entry.type === 'taken-over' && entry.connection >= firstRivalConnection;
    await rig.untilCount(takenBack, enoughTakeBacks, observeMs);
    await rival.end();
  });
}
