import { comparisonsFor } from '../scenarios/comparisons.ts';
import type { Rig } from '../scenarios/rig.ts';
import { CouldNotRun, GaveUp } from '../scenarios/scenario.ts';
import { Player } from './player.ts';

/**
 * Plays what is to be compared with what a device was played with, where there is such. Sequences in which it failed stay in the list of
 * those that were played.
 */
export async function playComparisons(rig: Rig, player = new Player(rig)): Promise<void> {
  for (const steps of comparisonsFor(rig)) {
    if (rig.enough) return;
    const before = rig.sequences.length;
    const fails = failing(rig);
    await unlessItIsGone(() => player.playOn(steps, () => rig.enough));
    if (!fails()) rig.sequences.length = before;
  }
}

/** Tells whether the device has left a command unanswered since, or something special has stopped being to blame. */
function failing({ journal, now, commands: { suspects } }: Rig): () => boolean {
  const count = () => suspects.silent.length + suspects.garbled.length;
  const before = count();
  const isSilent = () => journal.entries.some(({ type, seq }) => seq > now && type === 'command-unanswered');
  return () => isSilent() || count() < before;
}

/** What a device does that cannot be had back says nothing new of what it did before. */
async function unlessItIsGone(play: () => Promise<void>): Promise<void> {
  try {
    await play();
  } catch (error) {
    if (!(error instanceof GaveUp || error instanceof CouldNotRun)) throw error;
  }
}
