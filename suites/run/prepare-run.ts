import { describedFor } from '../../mock-platform/generations/both/spoken.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import { referenceDevice } from '../configuration/default-device.ts';
import { deviceFromConfiguration } from '../configuration/device-from-configuration.ts';
import { type GenerationNumber, generations } from '../configuration/generations.ts';
import { usualModel } from '../configuration/usual-model.ts';
import type { DeviceUnderTest } from '../device/device.ts';
import { rules as catalogue, findRule, rulesFor } from '../rules/catalogue.ts';
import type { Rule } from '../rules/rule.ts';
import { Learnt } from '../scenarios/learnt.ts';
import type { OptionalRequests, Playbook } from '../scenarios/playbook.ts';
import { playbooks } from '../scenarios/playbooks.ts';
import { benchSettings } from './bench-settings.ts';
import { foundNames, ruleNamed } from './find-names.ts';
import { firstLook, type Look } from './look/first-look.ts';
import { usualGeneration } from './look/look-for-generation.ts';
import { readReplay, replayedSettings } from './replay.ts';
import type { RunSettings } from './run-settings.ts';
import { settleRun } from './settle-run.ts';
import { tell } from './texts.ts';

/** What a run is prepared with, beside its configuration. */
export interface Preparation {
  /** A replay token, or the path of a file with the steps. */
  readonly token?: string | undefined;
  readonly stop?: AbortSignal | undefined;
  /** A device that a program has made itself. */
  readonly device?: DeviceUnderTest | undefined;
  /** Default: the whole catalogue. */
  readonly rules?: readonly Rule[] | undefined;
}

interface Decided extends Pick<Look, 'generation' | 'since'> {}

const say = (text: string) => process.stderr.write(`${text}\n`);

/**
 * Makes a run of a configuration. Where only the device can show which generation it speaks, or whether it takes property sets and gets, it is
 * started once for a first look.
 *
 * @throws ConfigurationError
 */
export async function prepareRun(
  configuration: Configuration,
  { token, stop, device: made, rules = catalogue }: Preparation = {},
): Promise<RunSettings> {
  const began = performance.now();
  const device = made ?? deviceFromConfiguration(configuration, say);
  const bench = device.kind === 'external' ? await benchSettings(configuration, say) : undefined;
  const known = decided(configuration, token, rules) ?? (made ? undefined : ofReference(configuration));
  const look = await lookedAt(configuration, { known, device, bench, stop, rules, token });
  const { generation, since } = look;
  const settled = await settleRun(inGeneration(configuration, generation, look.silent), {
    device,
    rules,
    ...(bench && { bench }),
    silent: look.silent,
    ...(since !== undefined && { since }),
  });
  const learnt = learntIn(look);
  const doubted = known === undefined && since !== undefined && describedFor(settled) > generation;
  return {
    ...replayedSettings(doubted ? { ...settled, since: `${since}${doubt}` } : settled, token),
    began,
    ...(learnt && { learnt }),
    ...(stop && { stop }),
  };
}

/** Where a device shows the first generation, and its product file is one of the second: its topics may be the mistake. */
const doubt = ', though its product file is of generation 2 (if it is to speak that: --generation 2)';

/** What is known of a device that was waited for in vain, or refused again and again: the run need not wait for as long once more. */
function learntIn({ isAbsent, refused = [] }: Look): Learnt | undefined {
  if (!isAbsent && refused.length === 0) return undefined;
  const learnt = new Learnt();
  if (isAbsent) learnt.neverComes('startMs');
  for (const login of refused) learnt.neverLetIn(login);
  return learnt;
}

/** What the configuration itself says; undefined where the device has to show it. */
function decided(configuration: Configuration, token: string | undefined, rules: readonly Rule[]): Decided | undefined {
  const { generation } = configuration;
  const replayed = token ? generationOf(token) : undefined;
  if (generation !== 'auto') {
    if (replayed === undefined || replayed === generation) return { generation };
    throw new ConfigurationError([tell('replay.otherGeneration', { replayed, set: generation })]);
  }
  if (replayed !== undefined) return { generation: replayed, since: 'the replay is of it' };
  return ofNames(configuration, rules) ?? ofSettings(configuration);
}

function ofReference({ generation, device }: Configuration): Decided | undefined {
  if (generation !== 'auto' || device.kind !== 'module' || device.module !== referenceDevice) return undefined;
  return { generation: usualGeneration, since: 'the reference device speaks every one' };
}

function generationOf(token: string): GenerationNumber | undefined {
  const { generation = 1 } = readReplay(token);
  return generations.find((one) => one === generation);
}

/** What rules, areas and scenarios are named only one generation has. @throws ConfigurationError for names that mean nothing */
function ofNames({ rule, area, scenario }: Configuration, rules: readonly Rule[]): Decided | undefined {
  const ids = foundNames(rule, (name) => [ruleNamed(name, rules)]);
  const has = (generation: GenerationNumber) => {
    const { served, scenarios } = playbooks[generation];
    const own = rulesFor(served.name, rules);
    const isArea = (name: string) => own.some(({ id }) => id.toLowerCase().startsWith(`${name.toLowerCase()}-`));
    return (
      ids.every((id) => own.some((one) => one.id === id)) &&
      area.every((name) => !/^v\d-/i.test(name) || isArea(name)) &&
      scenario.every((name) => scenarios.some((one) => one.name === name) || !isOfAny(name))
    );
  };
  const [only, ...others] = generations.filter(has);
  if (only === undefined || others.length > 0) return undefined;
  return { generation: only, since: 'what was asked for belongs to it' };
}

function isOfAny(scenario: string): boolean {
  return generations.some((one) => playbooks[one].scenarios.some(({ name }) => name === scenario));
}

/** What only devices of the first generation can be. */
function ofSettings({ registration, codec, capabilities }: Configuration): Decided | undefined {
  const setting = registration
    ? 'registration'
    : codec !== undefined
      ? 'codec'
      : capabilities.authentication === 'node-id'
        ? 'capabilities.authentication: node-id'
        : undefined;
  return setting === undefined ? undefined : { generation: 1, since: `only that has ${setting}` };
}

interface LookedAt extends Preparation {
  readonly known: Decided | undefined;
  readonly device: DeviceUnderTest;
  readonly bench: Awaited<ReturnType<typeof benchSettings>> | undefined;
}

async function lookedAt(
  configuration: Configuration,
  { known, device, bench, stop, rules, token }: LookedAt,
): Promise<Look> {
  const undeclared = (playbook: Playbook) => openRequests(configuration, playbook);
  const isNeeded = known === undefined || (!token && undeclared(playbooks[known.generation]).length > 0);
  if (!isNeeded) return { ...known, silent: [] };
  const inTurn: GenerationNumber[] = known
    ? [known.generation]
    : [usualGeneration, ...generations.filter((one) => one !== usualGeneration)];
  const forms = await Promise.all(
    inTurn.map(async (generation) => {
      const made = { device, ...(rules && { rules }), ...(bench && { bench }) };
      // Names are found once it is known among which.
      const unnamed = {
        ...inGeneration(configuration, generation, []),
        rule: [],
        area: [],
        scenario: [],
        known: [],
        strict: false,
      };
      return { generation, rig: { ...(await settleRun(unnamed, made)), ...(stop && { stop }) } };
    }),
  );
  const look = await firstLook({ generation: known?.generation, forms, undeclared });
  return { ...look, ...known };
}

/** What a device may take or not, where that is not declared, and no rule about it is asked for by its name. */
function openRequests({ capabilities, rule }: Configuration, { optional = [] }: Playbook): OptionalRequests[] {
  const isAsked = ({ need }: OptionalRequests) => rule.some((name) => findRule(name).needs?.includes(need));
  return optional.filter((one) => capabilities[one.member] === 'auto' && !isAsked(one));
}

function inGeneration(
  configuration: Configuration,
  generation: GenerationNumber,
  silent: readonly OptionalRequests[],
): Configuration & { readonly generation: GenerationNumber } {
  const { capabilities, productModel, isUsualModel } = configuration;
  return {
    ...configuration,
    generation,
    capabilities: { ...capabilities, ...Object.fromEntries(silent.map(({ member }) => [member, false])) },
    productModel: isUsualModel ? usualModel(generation) : productModel,
  };
}
