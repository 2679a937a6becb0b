import type { RigOptions } from '../scenarios/rig-options.ts';
import type { First } from './play-run.ts';

/** What the first scenario tells of a device before any other is played. */
export interface Opened {
  readonly runs: boolean;
  readonly drivable: boolean;
  /** The first scenario, if it is over. */
  readonly over: readonly First[];
  /** The same, if it is not. */
  readonly underway: readonly Promise<First>[];
}

/**
 * Plays the first scenario until it is known whether the device runs at all: to its end, or until the device is ready and is only
 * waited for, such as for its first report. Others need not wait for that, too.
 *
 * @param isAlone nothing can be played beside it
 */
export async function openRun(
  play: (told: Required<Pick<RigOptions, 'onReady' | 'onLongWait'>>) => Promise<First>,
  isAlone: boolean,
): Promise<Opened> {
  let drivable: boolean | undefined;
  let goOn = () => {};
  const waits = new Promise<undefined>((resolve) => {
    goOn = () => resolve(undefined);
  });
  const first = play({
    onReady: (isDrivable) => {
      drivable = isDrivable;
    },
    onLongWait: () => {
      if (drivable !== undefined) goOn();
    },
  });
  const over = isAlone ? await first : await Promise.race([first, waits]);
  if (!over) return { runs: true, drivable: drivable === true, over: [], underway: [first] };
  const { outcome, drivable: isDrivable } = over.played;
  return { runs: outcome === 'ran', drivable: isDrivable, over: [over], underway: [] };
}
