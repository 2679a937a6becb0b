import { join, relative } from 'node:path';
import type { ProductModel } from '../../mock-platform/product-model/model.ts';
import { ProductModelError, readProductModel } from '../../mock-platform/product-model/read-product-model.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import { deviceFromConfiguration } from '../configuration/device-from-configuration.ts';
import type { GenerationNumber } from '../configuration/generations.ts';
import type { KnownFailure } from '../configuration/known-failure.ts';
import { silenceNote } from '../depth/notes.ts';
import type { DeviceUnderTest } from '../device/device.ts';
import { rules as catalogue, rulesFor } from '../rules/catalogue.ts';
import type { Need, Rule } from '../rules/rule.ts';
import { aimed } from '../scenarios/aimed.ts';
import { extentOf } from '../scenarios/extent.ts';
import type { Lack, OptionalRequests, Playbook } from '../scenarios/playbook.ts';
import { playbooks } from '../scenarios/playbooks.ts';
import type { Declaration } from '../scenarios/rig-options.ts';
import { writtenStep } from '../scenarios/written-steps.ts';
import type { Strictness } from '../verdicts/strictness.ts';
import { benchSettings } from './bench-settings.ts';
import { counterexampleFile } from './counterexample-files.ts';
import { foundNames, ruleNamed, strictNamed } from './find-names.ts';
import { whyOneAtATime } from './is-one-at-a-time.ts';
import { formatReplayToken, parseReplayToken } from './replay-token.ts';
import { usualLimitMs } from './run-limit.ts';
import type { RunSettings } from './run-settings.ts';
import { selectionOf } from './selection.ts';

/** So many seconds are looked for the shortest sequence of a broken rule, and for all together no longer than the device was looked at. */
const usualBudget = 10;

/** Any request of a product model is shorter, bytes. */
const mostBytes = 1 << 20;

/** What a program may have made itself, in place of what the configuration says. */
interface Made {
  readonly device?: DeviceUnderTest;
  readonly rules?: readonly Rule[];
  readonly playbook?: Playbook;
  /** Of hardware, where that is known by now. */
  readonly bench?: Partial<RunSettings>;
  /** What a first look has shown that the device does not take. */
  readonly silent?: readonly OptionalRequests[];
  /** Why it is judged in its generation, completing "since …". */
  readonly since?: string;
}

/** A configuration whose generation is known. */
export type DecidedConfiguration = Configuration & { readonly generation: GenerationNumber };

const say = (text: string) => process.stderr.write(`${text}\n`);

/**
 * Makes a run of a configuration: reads the product model and the codec, prepares the device. Nothing is started.
 * @throws ConfigurationError
 */
export async function settleRun(
  configuration: DecidedConfiguration,
  {
    device = deviceFromConfiguration(configuration, say),
    rules: given = catalogue,
    playbook = playbooks[configuration.generation],
    bench,
    silent = [],
    since,
  }: Made = {},
): Promise<RunSettings> {
  const { timeouts, productModel, identity, platform, strict, long, known } = configuration;
  const model = await modelIn(productModel);
  const hasCommands = model.services.some((service) => service.commands.length > 0);
  const fitless = (playbook.optional ?? []).filter(({ draw }) => draw(model, mostBytes, 0).length === 0);
  const capabilities = {
    ...configuration.capabilities,
    commands: configuration.capabilities.commands && hasCommands,
    ...Object.fromEntries(fitless.map(({ member }) => [member, false as const])),
  };
  const { transport, reports, commands, reconnects, keepsReports, maxCommandBytes, echoCommand } = capabilities;
  const seed = configuration.seed ?? Math.floor(Math.random() * 2 ** 31);
  const rules = rulesFor(playbook.served.name, given);
  const selection = selectionOf(configuration, rules, aimed(playbook.scenarios, rules));
  const own = await playbook.settle(configuration);
  const { secret, ...ids } = identity;
  return {
    device,
    declaration: {
      transport,
      reports,
      commands,
      reconnects,
      keepsReports,
      maxCommandBytes,
      ...(echoCommand !== undefined && { echoCommand }),
      ...playbook.declares(capabilities, model),
    },
    model,
    modelFolder: await playbook.modelFor(productModel),
    playbook,
    ...own,
    registration: configuration.registration,
    waits: timeouts,
    seed,
    strict: withStrictNames(strict, rules),
    rules,
    bail: configuration.bail,
    ...(selection && { selection }),
    long,
    known: withKnownRules(known, rules),
    inapplicable: new Map([
      ...inapplicableNeeds({ ...configuration, capabilities }, device, playbook),
      ...(hasCommands ? [] : [['commands', 'the product model has no commands'] as const]),
      ...fitless.map(({ need, words }) => [need, `no ${words} fits the product model`] as const),
      ...silent.map(({ need, words }) => [need, `the device answered none of three ${words}s`] as const),
    ]),
    ...(silent.length > 0 && { notes: silent.map((one) => silenceNote(one, timeouts.answerMs)) }),
    ...(since !== undefined && { since }),
    identity: { ...ids, ...(secret !== undefined && { secret }) },
    host: platform.host,
    port: platform.port,
    ...(capabilities.oneAtATime && { oneAtATime: true }),
    extent: extentOf(configuration.runs),
    budgetMs: (configuration.budget ?? usualBudget) * 1000,
    inProportion: configuration.budget === undefined,
    limitMs: timeouts.runMs ?? usualLimitMs(configuration, isByChoice(configuration)),
    replay: replayTokens({ playbook, seed, transport, registration: configuration.registration }, (rule) =>
      relative('', join(configuration.reportDir, counterexampleFile(rule))),
    ),
    ...(device.kind === 'external' && (bench ?? (await benchSettings(configuration, say)))),
  };
}

/** Does its user have it played one after the other, though it is not hardware? */
function isByChoice({ device, platform, capabilities }: Configuration): boolean {
  return whyOneAtATime({ device, port: platform.port, oneAtATime: capabilities.oneAtATime }) !== undefined;
}

/** Tokens for all that one run finds; for steps that are too long for one, the file that holds them. */
export function replayTokens(
  {
    playbook,
    seed,
    transport,
    registration,
  }: Pick<RunSettings, 'playbook' | 'seed' | 'registration'> & Pick<Declaration, 'transport'>,
  fileOf: (rule: string) => string,
): RunSettings['replay'] {
  const { generation } = playbook;
  const of = generation === 1 ? {} : { generation };
  return (scenario, found) => {
    if (!found) return formatReplayToken({ scenario, ...of, seed });
    const { rule, path, steps, setup } = found;
    const plan = { transport, ...setup, registration };
    const written = steps.map((step) => writtenStep(step, playbook.keys));
    const clock = steps.some(({ kind }) => kind === 'time-out') ? 'skipping' : 'system';
    const token = formatReplayToken({ scenario, ...of, seed, rule, path, plan, clock, steps: written });
    return parseReplayToken(token).steps ? token : fileOf(rule);
  };
}

/** The names as rules' ids, or as what the ids of an area begin with. @throws ConfigurationError with the nearest names */
function withStrictNames(strict: Configuration['strict'], rules: readonly Rule[]): Strictness {
  return typeof strict === 'boolean' ? strict : foundNames(strict, (name) => strictNamed(name, rules));
}

/** The entries with the ids as the catalogue writes them. @throws ConfigurationError with the ids that come nearest */
function withKnownRules(known: readonly KnownFailure[], rules: readonly Rule[]): KnownFailure[] {
  return foundNames(known, (entry) => [{ ...entry, rule: ruleNamed(entry.rule, rules) }], 'known: ');
}

/** @throws ConfigurationError with all that is wrong with the files */
async function modelIn(folder: string): Promise<ProductModel> {
  try {
    return await readProductModel(folder);
  } catch (error) {
    if (error instanceof ProductModelError) throw new ConfigurationError([error.message]);
    throw error;
  }
}

/** What the device cannot do, by its own declaration, with the words for the report. */
export function inapplicableNeeds(
  configuration: Pick<Configuration, 'capabilities' | 'registration'>,
  { kind, restartable }: Pick<DeviceUnderTest, 'kind' | 'restartable'>,
  playbook: Playbook,
): Map<Need, string> {
  const { transport, commands, reports, reconnects, keepsReports, echoCommand } = configuration.capabilities;
  const lacks: readonly Lack[] = [
    ['tls', transport === 'mqtt', 'the device declares transport "mqtt"'],
    ['commands', !commands, 'the device declares that it takes no commands'],
    ['reports', reports === 'none', 'the device declares that it does not report'],
    ['adapter', kind === 'command' || kind === 'external', 'the device has no adapter'],
    ['reconnects', !reconnects, 'the device declares that it does not come back by itself'],
    ['restart', !restartable, 'no way to restart the device'],
    ['keeps-reports', !keepsReports, 'the device does not declare that it keeps unacknowledged reports'],
    ['echo', echoCommand === undefined, 'the device declares no echo command'],
    ...playbook.lacks(configuration),
  ];
  return new Map(lacks.flatMap(([need, lacking, reason]) => (lacking ? [[need, reason] as const] : [])));
}
