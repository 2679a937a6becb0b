import { isMeantAsReport } from '../rules/folds/meant-reports.ts';
import { silenceMs } from '../rules/folds/silence-ms.ts';
import type { Entry } from '../rules/rule.ts';
import type { Rig } from './rig.ts';
import { defineScenario } from './scenario.ts';

/** Intervals between these reports tell how often the device reports when it is left alone. */
const idleReports = 4;
/** A device that reports so seldom cannot be watched at it in a normal run. */
const longestIdleMs = 8000;
/** A little more than the rule gives a busy device shows that it took longer, ms. */
const moreMs = 500;
/** So many times as long the device is watched at most. */
const attempts = 3;
/** Reports that come before it got this number of commands may have been on their way; a slow device gets fewer. */
const enoughCommands = 20;
const enoughSlowCommands = 5;

export const busy = defineScenario({
  name: 'busy',
  patient: true,
  title: 'the device reports, first undisturbed, then with one command after the other',
  needs: ['requests', 'reports'],
  async play(rig) {
    await rig.startAndConnect();
    await keepBusy(rig);
  },
});

/** Watches the device report undisturbed, then sends it one command after the other. */
export function keepBusy(rig: Rig): Promise<void> {
  return rig.stage('busy', () => watch(rig));
}

async function watch(rig: Rig): Promise<void> {
  if (!(await rig.untilCount(isReport, idleReports, longestIdleMs))) return;
  const longest = Math.max(...intervals(rig.journal.entries));
  const { patience } = rig.commands;
  let given = 0;
  let reported = false;
  let rowBegan = performance.now();
  const unsubscribe = rig.journal.subscribe((entry) => {
    if (!isReport(entry)) return;
    reported ||= given >= (patience.isSlow ? enoughSlowCommands : enoughCommands);
    rowBegan = performance.now();
  });
  const enoughMs = silenceMs(longest) + moreMs;
  const began = performance.now();
  // Only an unbroken row of commands shows it: where a busy machine broke the row, another begins.
  for (let now = began; now - rowBegan < enoughMs && now - began < enoughMs * attempts; ) {
    await rig.commands.barrier();
    given += 1;
    if (reported) break;
    if (performance.now() - now > longest) rowBegan = performance.now();
    now = performance.now();
  }
  unsubscribe();
}

function intervals(entries: readonly Entry[]): number[] {
  const times = entries.filter(isReport).map(({ at }) => at);
  return times.slice(1).map((at, index) => at - (times[index] ?? at));
}

/** Also one that the platform cannot read. */
function isReport(entry: Entry): boolean {
  return entry.type === 'message-received' && isMeantAsReport(entry);
}
