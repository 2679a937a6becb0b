import type { CommandRequest, Probe } from '../../mock-platform/commands/command-sender.ts';
import type { Entry } from '../rules/rule.ts';
import { recovers } from './comeback.ts';
import { isolate, isSurvived } from './isolation.ts';
import type { Rig } from './rig.ts';

/** So many kinds of messages that harm the device show what there is to see, and so many that are only too long. */
const enoughHarms = 3;
const enoughOversized = 2;

/**
 * Sends each of these, and after it a valid command, or what is valid of its kind: silence is shown by the answer to that one, not by waiting. What harms the
 * device is sent alone to one that was just started; then the others have their turn.
 */
export async function survives(
  rig: Rig,
  sent: readonly (readonly Probe[])[],
  next = () => rig.commands.next as CommandRequest,
): Promise<void> {
  let harms = 0;
  let before: Probe[] = [];
  for (const group of rig.commands.inGroups(sent)) {
    const probes = group.flat();
    if (probes.some((probe) => rig.commands.spared.isIn(probe))) continue;
    if (await isSurvived(rig, probes, next)) {
      before.push(...probes);
      continue;
    }
    await isolate(rig, probes, before, next);
    before = [];
    harms += 1;
    if (harms >= enoughHarms) return;
  }
}

/** Sends commands longer than the device declares, and after each a valid one. */
export async function survivesOversized(rig: Rig, probes: readonly Probe[]): Promise<void> {
  let harms = 0;
  for (const probe of rig.commands.few(probes)) {
    if (rig.commands.spared.isIn(probe)) continue;
    const began = rig.now;
    const answers = await isTaken(rig, probe);
    const isSilent = rig.journal.entries.some((entry) => entry.seq > began && isUnanswered(entry));
    if (answers && !isSilent) continue;
    // It had all of its time to come back: another one that keeps it away would cost as much.
    const isGone = !answers && !rig.online;
    if (!answers) await rig.commands.startAfresh();
    // Was it that command, or had the device come to its end in any case?
    if (isSilent && (await isTaken(rig, probe))) continue;
    harms += 1;
    if (isGone || harms >= enoughOversized) return;
    if (isSilent) await rig.commands.startAfresh();
  }
}

function isUnanswered(entry: Entry): boolean {
  return entry.type === 'command-unanswered' && entry.outcome === 'timed-out';
}

async function isTaken(rig: Rig, probe: Probe): Promise<boolean> {
  let answers = false;
  await rig.stage('oversized', async () => {
    await rig.commands.probe(probe);
    answers = await recovers(rig);
  });
  return answers;
}

/** One after the other, without a valid command between them. */
export function pairs<T>(items: readonly T[]): T[][] {
  return items.flatMap((item, index) => (index % 2 === 0 ? [[item, ...items.slice(index + 1, index + 2)]] : []));
}

export function isNoJson({ payload }: Pick<Probe, 'payload'>): boolean {
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
    return false;
  } catch {
    return true;
  }
}
