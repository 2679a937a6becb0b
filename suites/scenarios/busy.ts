import type { Entry } from '../rules/rule.ts';
import { isReport } from './reports.ts';
import type { Rig } from './rig.ts';
import { defineScenario } from './scenario.ts';

/** Intervals between these reports tell how often the device reports when it is left alone. */
const idleReports = 4;
/** A device that reports so seldom cannot be watched at it in a normal run. */
const longestIdleMs = 8000;
/** The rule gives a busy device three times its longest interval and a second; a little more shows that it took longer. */
const patience = { factor: 3, ms: 1500 };

export const busy = defineScenario({
  name: 'busy',
  patient: true,
  title: 'the device reports, first undisturbed, then with one command after the other',
  needs: ['commands', 'reports'],
  exercises: ['V1-CMD-18'],
  async play(rig) {
    await rig.startAndConnect();
    await keepBusy(rig);
  },
});

/** Watches the device report undisturbed, then sends it one command after the other. */
export async function keepBusy(rig: Rig): Promise<void> {
  if (!(await rig.untilCount(isReport, idleReports, longestIdleMs))) return;
  const longest = Math.max(...intervals(rig.journal.entries));
  const after = rig.now;
  let over = false;
  const watched = rig.until(isReport, { after, ms: longest * patience.factor + patience.ms }).finally(() => {
    over = true;
  });
  while (!over) await rig.commands.barrier();
  await watched;
}

function intervals(entries: readonly Entry[]): number[] {
  const times = entries.filter(isReport).map(({ at }) => at);
  return times.slice(1).map((at, index) => at - (times[index] ?? at));
}
