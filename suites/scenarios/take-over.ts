import type { Entry } from '../rules/rule.ts';
import { fight, isLonger, steadyMs } from '../rules/V1-SESSION-07.ts';
import { firstRivalConnection, type Rig } from './rig.ts';
import { logInAsRival } from './rival.ts';
import { defineScenario } from './scenario.ts';

const mostRounds = 8;
/** So long a device may take to come back for the first time. */
const firstMs = 5000;
/** Past this many of its shortest wait, and a little for a busy machine, it waits longer than before: no more to see. */
const longer = { factor: 1.6, ms: 1000 };
/** A wait so many times as long as the shortest is longer on purpose; below that a busy machine may have made it so. */
const plainly = 2.5;

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
  let waits: number[] = [];
  let lost = rig.journal.entries.at(-1);
  for (let round = 0; round < mostRounds; round++) {
    const ms = waits.length === 0 ? firstMs : Math.min(...waits) * longer.factor + longer.ms;
    const back = await rig.until(isTakenBack, { ms, after: lost?.seq ?? 0 });
    if (back?.type !== 'taken-over') return;
    const shortest = Math.min(...waits);
    const wait = back.at - (lost?.at ?? 0);
    waits.push(wait);
    if (waits.length >= fight && (!isLonger(wait, shortest) || wait >= shortest * plainly)) return;
    const isLost = (entry: Entry) => entry.type === 'taken-over' && entry.connection === back.by;
    lost = await rig.until(isLost, { ms: firstMs, after: back.seq });
    if (!lost) return;
    // Where a busy machine kept the other client away, the device may have taken that for a new start.
    if (lost.at - back.at >= steadyMs) waits = [];
  }
}

function isTakenBack(entry: Entry): boolean {
  return entry.type === 'taken-over' && entry.connection >= firstRivalConnection;
}
