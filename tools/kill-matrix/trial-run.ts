import type { Capabilities } from '../../fixtures/devices/capabilities.ts';
import { configurationSchema } from '../../suites/configuration/configuration.ts';
import type { GenerationNumber } from '../../suites/configuration/generations.ts';
import type { DeviceUnderTest } from '../../suites/device/device.ts';
import type { ConformanceResult } from '../../suites/result/conformance-result.ts';
import { rulesOf } from '../../suites/rules/catalogue.ts';
import { playRun } from '../../suites/run/play-run.ts';
import type { RunSettings } from '../../suites/run/run-settings.ts';
import { inapplicableNeeds, replayTokens } from '../../suites/run/settle-run.ts';
import type { Extent } from '../../suites/scenarios/extent.ts';
import { playbooks } from '../../suites/scenarios/playbooks.ts';
import type { Waits } from '../../suites/scenarios/rig-options.ts';
import type { Scenario } from '../../suites/scenarios/scenario.ts';
import { repertoireOf, type TrialProduct } from './trial-product.ts';

/** A device of our own making, faulty or correct, and how it is put on trial. */
export interface TrialDevice {
  readonly device: DeviceUnderTest;
  /** Of the interface that it speaks. Default: 1. */
  readonly generation?: GenerationNumber;
  readonly capabilities?: Capabilities;
  readonly identity?: { readonly deviceId: string; readonly nodeId: string };
  readonly registration?: boolean;
  /** Play the scenarios that wait for its keep-alive, too. */
  readonly long?: boolean;
  readonly waits: Waits;
  readonly scenarios?: readonly Scenario[];
  /** Only these rules. Default: all of its generation. */
  readonly rules?: readonly string[];
  readonly seed?: number;
  /** How much is generated in addition. Default: nothing. */
  readonly extent?: Extent;
  /** How long to look for the shortest sequence for each broken rule, ms. Default: not at all. */
  readonly budgetMs?: number;
  /** Look no longer than the device was looked at, for all broken rules together. */
  readonly inProportion?: boolean;
  /** How long the run may take, ms. */
  readonly limitMs?: number;
  readonly onBelieved?: RunSettings['onBelieved'];
}

/** One seed for all trials: what they show must not depend on the day. */
const seedOfAll = 20_260_101;

/** The suites against a device in this process, as they would run against a user's. */
export function runTrial(trial: TrialDevice, product: TrialProduct): Promise<ConformanceResult> {
  return playRun(trialSettings(trial, product));
}

/** The settings of such a run. */
export function trialSettings(trial: TrialDevice, { model, folder, codec }: TrialProduct): RunSettings {
  const { device, registration = false, long = false, waits, identity, seed = seedOfAll, extent, budgetMs = 0 } = trial;
  const { inProportion, limitMs, onBelieved, generation = 1 } = trial;
  const playbook = playbooks[generation];
  const declared = {
    keepsReports: true,
    echoCommand: 'Diagnostics/ECHO',
    reports: 'periodic',
    settable: ['all'],
    ...trial.capabilities,
  };
  const { capabilities } = configurationSchema.parse({ capabilities: declared });
  const { commands, echoCommand, codecModes, reconnects, transport, maxCommandBytes } = capabilities;
  const reports = capabilities.reports ?? 'periodic';
  const keepsReports = capabilities.keepsReports && reports !== 'none' && reconnects;
  return {
    device,
    declaration: {
      transport,
      reports,
      commands,
      reconnects,
      keepsReports,
      maxCommandBytes,
      ...(echoCommand !== undefined && commands && { echoCommand }),
      ...playbook.declares({ ...capabilities, reports }, model),
    },
    model,
    modelFolder: folder,
    playbook,
    codecMode: codecModes[0] ?? 'json',
    ...(codecModes.includes('binary') && codec && { codec }),
    registration,
    waits,
    seed,
    strict: false,
    long,
    known: [],
    inapplicable: inapplicableNeeds(
      { capabilities: { ...capabilities, reports, keepsReports }, registration },
      device,
      playbook,
    ),
    identity: identity ?? { deviceId: 'device_on_trial', nodeId: 'node_on_trial' },
    host: '127.0.0.1',
    port: 0,
    replay: replayTokens({ playbook, seed, transport, registration }, (rule) => rule),
    ...(extent && { extent }),
    budgetMs,
    ...(inProportion !== undefined && { inProportion }),
    ...(limitMs !== undefined && { limitMs }),
    ...(onBelieved && { onBelieved }),
    rules: rulesOf(playbook.served.name).filter(({ id }) => trial.rules?.includes(id) ?? true),
    scenarios: trial.scenarios ?? repertoireOf(generation),
  };
}
