import type { Need } from '../rules/rule.ts';
import type { Rig } from './rig.ts';
import type { Setup } from './setup.ts';

/** A piece of a device's life that makes certain rules show. */
export interface Scenario extends Setup {
  readonly name: string;
  /** What happens in it, for the report. */
  readonly title: string;
  /** Ids of rules that are expected to be exercised here; with them go the rules that name it in `shownIn`. */
  readonly exercises: readonly string[];
  /** What a device must be able to do for the scenario to make sense. */
  readonly needs?: readonly Need[];
  /** Waits longer than a normal run may take: only with `--long`. */
  readonly long?: boolean;
  /** Waits for seconds: not in a quick run. */
  readonly patient?: boolean;
  /** Takes longest of all, most of it waiting: begins together with the first one. */
  readonly ahead?: boolean;
  /** Made up of generated sequences, each of which can be played alone. */
  readonly generated?: boolean;
  /** Plays it. Rejects with `CouldNotRun` when the device never reaches the required state. */
  readonly play: (rig: Rig) => Promise<void>;
}

/**
 * A scenario of your own, with its types checked. Play it with `runConformance({ device, scenarios: [mine] })`.
 *
 * @example
 * import { defineScenario } from 'huawei-iot-conformance/suites';
 *
 * export const evening = defineScenario({
 *   name: 'evening',
 *   title: 'the lamp is switched on',
 *   needs: ['commands'],
 *   exercises: ['V1-CMD-01'],
 *   async play(rig) {
 *     await rig.startAndConnect();
 *     await rig.commands.send({ serviceId: 'Lamp01', cmd: 'SWITCH', paras: { state: 'ON' } });
 *     await rig.stop();
 *   },
 * });
 */
export function defineScenario(scenario: Omit<Scenario, 'exercises'> & Partial<Scenario>): Scenario {
  return { exercises: [], ...scenario };
}

/** The device did not start, did not connect, or ended before its time: nothing can be concluded. */
export class CouldNotRun extends Error {
  override readonly name = 'CouldNotRun';
}

/** The device left this number of commands unanswered in a row; more of them would show nothing new. */
export class GaveUp extends Error {
  override readonly name = 'GaveUp';
}
