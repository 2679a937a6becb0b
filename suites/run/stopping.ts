import { setMaxListeners } from 'node:events';
import type { Scenario } from '../scenarios/scenario.ts';
import type { Played } from './play-scenario.ts';

/** What stopped the run, completing "stopped …", such as "by Ctrl-C"; undefined for one that goes on. */
export function whyStopped(stop: AbortSignal | undefined): string | undefined {
  return stop?.aborted ? String(stop.reason) : undefined;
}

/** True when `work` came to its end, false at once when the run is stopped; `work` then goes on alone. */
export async function untilStopped(work: Promise<unknown>, stop: AbortSignal | undefined): Promise<boolean> {
  let hear = () => {};
  const told = new Promise<void>((resolve) => {
    hear = resolve;
  });
  // All scenarios that play at the same time listen to it: more than ten are not a leak.
  if (stop) setMaxListeners(0, stop);
  stop?.addEventListener('abort', hear);
  // Left to itself, it may still fail.
  work.catch(() => {});
  if (!stop?.aborted) await Promise.race([work, told]);
  stop?.removeEventListener('abort', hear);
  return !stop?.aborted;
}

/** What is left of a scenario whose turn came after the run was stopped. */
export function unplayed({ name, title, exercises }: Scenario, why: string): Played {
  return {
    scenario: name,
    title,
    expects: exercises,
    outcome: { couldNotRun: `The run was stopped ${why}.` },
    findings: [],
    journal: [],
    output: [],
    drivable: false,
    impatient: false,
    waitedInVain: false,
    settlingMs: 0,
    heldUp: { longestMs: 0, totalMs: 0 },
    sequences: [],
    isCut: true,
    durationMs: 0,
  };
}
