import { TakeOverWaits } from '../rules/folds/take-over-waits.ts';
import type { Entry } from '../rules/rule.ts';
import type { Rig } from './rig.ts';
import { firstRivalConnection, isRivals, logInAsRival } from './rival.ts';
import { defineScenario } from './scenario.ts';

const mostRounds = 8;
/** So long a device may take to come back for the first time. */
const firstMs = 5000;
/** A wait this many times as long as the shortest is longer on purpose, if those between have grown too. */
const plainly = 2.5;
/** Past that, and a little for a busy machine, there is no more to see. */
const spareMs = 2000;
/** So many waits show growth. */
const enough = 3;
/** A wait that has grown on purpose is this many times the one before; one that a busy machine made long stands alone. */
const growing = 1.2;

export const takeOver = defineScenario({
  name: 'take-over',
  patient: true,
  title: 'another client logs in as the device, again and again',
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
  let after = rig.now;
  for (let round = 0; round < mostRounds; round++) {
    const { waits } = takeOversOf(rig);
    const ms = waits.length === 0 ? firstMs : Math.min(...waits) * plainly + spareMs;
    const back = await rig.until(isTakenBack, { ms, after });
    if (back?.type !== 'taken-over') return;
    const seen = takeOversOf(rig);
    if (seen.isFight || haveGrown(seen.waits)) return;
    const isLost = (entry: Entry) => entry.type === 'taken-over' && entry.connection === back.by;
    const lost = await rig.until(isLost, { ms: firstMs, after: back.seq });
    if (!lost) return;
    after = lost.seq;
  }
}

/** Just what the rule sees. */
function takeOversOf({ journal }: Rig): TakeOverWaits {
  const takeOvers = new TakeOverWaits();
  for (const entry of journal.entries) if (!isRivals(entry)) takeOvers.see(entry);
  return takeOvers;
}

function haveGrown(waits: readonly number[]): boolean {
  const [first = 0] = waits;
  const grows = waits.slice(1).every((wait, n) => wait >= (waits[n] ?? 0) * growing);
  return waits.length >= enough && grows && (waits.at(-1) ?? 0) >= first * plainly;
}

function isTakenBack(entry: Entry): boolean {
  return entry.type === 'taken-over' && entry.connection >= firstRivalConnection;
}
