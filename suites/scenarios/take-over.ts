import type { Entry } from '../rules/rule.ts';
import { fight, isLonger, steadyMs } from '../rules/V1-SESSION-07.ts';
import { firstRivalConnection, type Rig } from './rig.ts';
import { logInAsRival } from './rival.ts';
import { defineScenario } from './scenario.ts';

const mostRounds = 8;
/** So long a device may take to come back for the first time. */
const firstMs = 5000;
/** A wait so many times as long as the shortest is longer on purpose, if those between have grown too. */
const plainly = 2.5;
/** Past that, and a little for a busy machine, there is no more to see. */
const spareMs = 2000;
/** A wait that has grown on purpose is so many times the one before; one that a busy machine made long stands alone. */
const growing = 1.2;

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
    const ms = waits.length === 0 ? firstMs : Math.min(...waits) * plainly + spareMs;
    const back = await rig.until(isTakenBack, { ms, after: lost?.seq ?? 0 });
    if (back?.type !== 'taken-over') return;
    const shortest = Math.min(...waits);
    const wait = back.at - (lost?.at ?? 0);
    waits.push(wait);
    if (waits.length >= fight && (!isLonger(wait, shortest) || haveGrown(waits))) return;
    const isLost = (entry: Entry) => entry.type === 'taken-over' && entry.connection === back.by;
    lost = await rig.until(isLost, { ms: firstMs, after: back.seq });
    if (!lost) return;
    // Where a busy machine kept the other client away, the device may have taken that for a new start.
    if (lost.at - back.at >= steadyMs) waits = [];
  }
}

function haveGrown(waits: readonly number[]): boolean {
  const [first = 0] = waits;
  const grows = waits.slice(1).every((wait, n) => wait >= (waits[n] ?? 0) * growing);
  return grows && (waits.at(-1) ?? 0) >= first * plainly;
}

function isTakenBack(entry: Entry): boolean {
  return entry.type === 'taken-over' && entry.connection >= firstRivalConnection;
}
