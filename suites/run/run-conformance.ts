import type { ProductModel } from '../../mock-platform/product-model/model.ts';
import { writeProductModel } from '../../mock-platform/product-model/write-product-model.ts';
import { isObject } from '../../mock-platform/protocol/is-object.ts';
import { makeTemporaryFolder } from '../../mock-platform/temporary-folder.ts';
import { UsageError } from '../../mock-platform/usage-error.ts';
import type { Configuration, ConfigurationFile } from '../configuration/configuration.ts';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import { settingsInline } from '../configuration/settings-inline.ts';
import type { DeviceModule, DeviceUnderTest } from '../device/device.ts';
import { moduleDevice } from '../device/module-device.ts';
import type { ConformanceResult } from '../result/conformance-result.ts';
import { rulesOf } from '../rules/catalogue.ts';
import type { Rule } from '../rules/rule.ts';
import type { Playbook } from '../scenarios/playbook.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { areOfTwoGenerations, scenarios as repertoire, scenariosFor } from '../scenarios/scenarios.ts';
import type { BelievedFailure } from './believed.ts';
import { checkList } from './check-list.ts';
import { sequencesName } from './find-names.ts';
import { playRun } from './play-run.ts';
import { prepareRun } from './prepare-run.ts';
import type { Progress } from './run-progress.ts';
import type { Selection } from './selection.ts';

/** Settings of the command line that choose what to play, or are about files that it writes. */
const ofCommandLine = ['rule', 'area', 'scenario', 'watch', 'baseline', 'verbose'] as const;

/** What to judge, and how. All but the device have the defaults of the command `run`; so have the settings of a configuration file. */
export interface ConformanceOptions
  extends Omit<ConfigurationFile, 'device' | 'productModel' | (typeof ofCommandLine)[number]> {
  /**
   * The device: a command line, or its words; a function that starts it in this process; `command`, `adapter`, `module` or `external`
   * as in a configuration file; or an object that starts and stops it.
   */
  readonly device:
    | string
    | readonly [string, ...string[]]
    | DeviceModule
    | DeviceUnderTest
    | ConfigurationFile['device'];
  /** Path of the product model (a product file, the folder with the capability files, the console's zip), or a model that was read. Default: a street lamp. */
  readonly productModel?: string | ProductModel;
  /** What is judged; rules of your own stand beside the others: `[...rules, mine]`. Default: the whole catalogue. */
  readonly rules?: readonly Rule[];
  /**
   * What is played: these, and generated sequences only where `runs` is given or all of the repertoire is among them. Default: the
   * scenarios that can show the rules, and generated sequences.
   */
  readonly scenarios?: readonly Scenario[];
  /** Told how far the run has come. */
  readonly onProgress?: (progress: Progress) => void;
  /** Told of each failure as soon as it showed again on a fresh device. */
  readonly onFailure?: (failure: BelievedFailure) => void;
  /** Ends the run in order when it is aborted: what was found by then is settled. Its reason completes "stopped …". */
  readonly stop?: AbortSignal;
}

/**
 * Judges a device by the rules, and returns the verdicts. It writes no report and prints nothing, except where to connect an external
 * device. Neither environment variables nor a configuration file count; relative paths count from the working folder.
 *
 * @throws ConfigurationError for options that cannot be used, with a line or more for each thing to put right
 * @example
 * import { runConformance } from 'huawei-iot-conformance/suites';
 *
 * const { summary, rules } = await runConformance({ device: 'python3 my_device.py', productModel: './my-model', runs: 'quick' });
 * console.log(summary.verdict, rules.filter(({ verdict }) => verdict === 'fail'));
 */
export async function runConformance(options: ConformanceOptions): Promise<ConformanceResult> {
  try {
    return await run(options);
  } catch (error) {
    // What the user can put right is told without a stack, also where nobody catches it.
    if (error instanceof UsageError) error.stack = String(error);
    throw error;
  }
}

async function run(options: ConformanceOptions): Promise<ConformanceResult> {
  if (!isObject(options))
    throw new ConfigurationError([wanted('The argument of runConformance', options, 'an object')]);
  const { device, productModel, rules, scenarios, onProgress, onFailure, stop, ...settings } = options;
  const given = isFunction(device) || isDevice(device) ? undefined : deviceSetting(device);
  const problems = [
    ...ofCommandLine.filter((name) => name in settings).map(notHere),
    ...checkList('rules', rules, 'id', ['id', 'level', 'sentence', 'source', 'judge'], 'defineRule'),
    ...checkList(
      'scenarios',
      scenarios,
      'name',
      ['name', 'title', 'exercises', 'play'],
      'defineScenario',
      areOfTwoGenerations,
    ),
  ];
  const written = isModel(productModel) ? await makeTemporaryFolder() : undefined;
  try {
    if (written && isModel(productModel)) await writeProductModel(productModel, written.path);
    const content = { ...settings, productModel: written?.path ?? productModel, ...(given && { device: given }) };
    const kind = isFunction(device) ? 'module' : isDevice(device) ? device.kind : undefined;
    const configuration = settingsInline(content, 'runConformance', problems, kind);
    const made = isFunction(device) ? inProcess(device, configuration) : isDevice(device) ? device : undefined;
    const settled = await prepareRun(configuration, { device: made, rules, stop });
    const selection = chosen(options, settled.playbook);
    return await playRun({
      ...settled,
      ...(scenarios && { scenarios: scenariosFor(scenarios, settled.playbook) }),
      ...(selection && { selection }),
      ...(onProgress && { onProgress }),
      ...(onFailure && { onBelieved: onFailure }),
    });
  } finally {
    await written?.remove();
  }
}

function isFunction(device: unknown): device is DeviceModule {
  return typeof device === 'function';
}

function isDevice(device: unknown): device is DeviceUnderTest {
  return isObject(device) && isFunction(device.start) && typeof device.kind === 'string';
}

/** @throws ConfigurationError for what names no device */
function deviceSetting(device: unknown): ConfigurationFile['device'] {
  if (typeof device === 'string' || Array.isArray(device)) return { command: device as string };
  if (isObject(device) && Object.keys(device).length > 0) return device;
  const forms =
    'a command such as "python3 my_device.py", a function that starts the device, or { command | adapter | module }';
  throw new ConfigurationError([wanted('device in runConformance', device, forms)]);
}

function isModel(productModel: unknown): productModel is ProductModel {
  return isObject(productModel) && Array.isArray(productModel.services) && productModel.services.every(isObject);
}

function inProcess(device: DeviceModule, { timeouts }: Configuration): DeviceUnderTest {
  return moduleDevice(device, { startMs: timeouts.startMs, stopGraceMs: timeouts.stopMs });
}

/** What is asked for, where it is not all there is. */
function chosen(
  { rules, scenarios, runs }: Pick<ConformanceOptions, 'rules' | 'scenarios' | 'runs'>,
  playbook: Playbook,
): Selection | undefined {
  const lacksRules = rules && rulesOf(playbook.served.name).some((rule) => !rules.includes(rule));
  const lacksScenarios =
    scenarios && scenariosFor(repertoire, playbook).some((scenario) => !scenarios.includes(scenario));
  if (!lacksRules && !lacksScenarios) return undefined;
  const names = [...(scenarios ?? []).map(({ name }) => name), ...(runs === undefined ? [] : [sequencesName])];
  return {
    ...(lacksRules && { rules: new Set(rules.map(({ id }) => id)) }),
    ...(lacksScenarios && { scenarios: new Set(names) }),
  };
}

function notHere(name: string): string {
  return `${name} in runConformance belongs to the command line: expected rules or scenarios to choose, and no settings about files. Remove it.`;
}

function wanted(what: string, value: unknown, expected: string): string {
  return `${what} is ${JSON.stringify(value) ?? String(value)}: expected ${expected}.`;
}
