import type { HeldUp } from '../../mock-platform/wakefulness.ts';
import type { Played } from './play-scenario.ts';

/** A process that could not run for this long without a break has read sockets late: what it saw does not measure the device. */
const longestMs = 1000;
/** Nor is what it saw when it could not run for as long in all, and for so much of the time. */
const mostOfTime = 0.5;
/** So many times a scenario is played, in the hope of a calmer time. */
const tries = 3;

/** Was the machine too busy for a verdict, whichever it is? */
export function isTooBusy({ heldUp, durationMs }: { readonly heldUp: HeldUp; readonly durationMs: number }): boolean {
  return heldUp.longestMs >= longestMs || heldUp.totalMs >= Math.max(longestMs, durationMs * mostOfTime);
}

/** Plays until the machine was calm enough. Where it never is, the last run concludes nothing, and says why. */
export async function playCalmly(play: () => Promise<Played>, first?: Played): Promise<Played> {
  let played = first ?? (await play());
  for (let n = 1; n < tries && isTooBusy(played) && !played.isCut; n++) played = await play();
  return isTooBusy(played) ? inconclusive(played) : played;
}

/** The run, with nothing concluded from it: neither that a rule is broken, nor that it is kept. */
export function inconclusive(played: Played): Played {
  const { heldUp, findings } = played;
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  const [all, longest] = [seconds(heldUp.totalMs), seconds(heldUp.longestMs)];
  const couldNotRun = `The machine was too busy to judge the device: the suite could not run for ${all} s, ${longest} s of it in one go. Play it again when less runs beside it.`;
  const silent = findings.map((finding) => ({ ...finding, exercised: 0, violations: [] }));
  return { ...played, outcome: { couldNotRun }, findings: silent };
}
