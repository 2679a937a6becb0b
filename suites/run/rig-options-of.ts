import type { RigOptions } from '../scenarios/rig-options.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import type { RunSettings } from './run-settings.ts';
import { scenarioSeed } from './seeds.ts';

/** What a scenario is played with. With `learns`, waits become as short as the device allows. */
export function rigOptionsOf(scenario: Scenario, settings: RunSettings, learns: boolean): RigOptions {
  const setup = settings.playbook.setupOf(scenario);
  return { ...settings, ...setup, seed: scenarioSeed(settings.seed, scenario.name), learns };
}
