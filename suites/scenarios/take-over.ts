import type { Entry } from '../rules/rule.ts';
import { firstRivalConnection, type Rig } from './rig.ts';
import { logInAsRival } from './rival.ts';
import { defineScenario } from './scenario.ts';

/** A device that has come back so often is in a fight, or not, by its last wait. */
const enoughTakeBacks = 3;
/** So long a device may take to come back for the first time. */
const firstMs = 5000;
/** Past this many of its shortest wait, and a little for a busy machine, it waits longer than before: no more to see. */
const longer = { factor: 1.6, ms: 1000 };

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
    await watch(rig);
    await rival.end();
  });
}

/** Waits for the device's attempts, as long as they can still show that its waits do not grow. */
async function watch(rig: Rig): Promise<void> {
  let shortest = Number.POSITIVE_INFINITY;
  let last = rig.journal.entries.at(-1);
  for (let n = 0; n < enoughTakeBacks; n++) {
    const ms = n === 0 ? firstMs : shortest * longer.factor + longer.ms;
    const back = await rig.until(isTakenBack, { ms, after: last?.seq ?? 0 });
    if (!back) return;
    shortest = Math.min(shortest, back.at - (last?.at ?? 0));
    last = back;
  }
}

function isTakenBack(entry: Entry): boolean {
  return entry.type === 'taken-over' && entry.connection >= firstRivalConnection;
}
