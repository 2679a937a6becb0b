import { resolve } from 'node:path';
import { served } from '../generations/served.ts';
import type { Own, ServedGeneration } from '../generations/served-generation.ts';
import type { DeviceRegistration } from '../registry/device.ts';
import { gatherSettings, type SettingsSources } from '../settings/gather-settings.ts';
import { nested } from '../settings/given.ts';
import { strayVariables } from '../settings/stray-variables.ts';
import { YamlError } from '../user-files/yaml-error.ts';
import { contradictions, missingPaths } from './definition-problems.ts';
import type { ParsedDefinition } from './definition-schema.ts';
import { definitionTableOf, definitionVariablesOf } from './definition-settings.ts';
import { modelOfKit } from './street-lamp.ts';
import { plainDefinition } from './usual-definition.ts';

/** A product of a definition. Paths are absolute. */
export interface DefinedProduct {
  readonly productId: string;
  /** The product model: a product file (.json), the folder with the capability files, or a zip of either. */
  readonly model: string;
  readonly secret?: string;
  /** What the generation of the definition knows of it. */
  readonly own: Own;
}

/** What a platform that is served consists of: checked, with defaults, with absolute paths. */
export interface Definition
  extends Pick<
    ParsedDefinition,
    | 'host'
    | 'ports'
    | 'options'
    | 'journalEntries'
    | 'journalBytes'
    | 'journalFileBytes'
    | 'rules'
    | 'throttle'
    | 'applications'
  > {
  /** The generation of the protocol that it speaks. */
  readonly generation: ServedGeneration;
  /** What this generation leaves open. */
  readonly ownOptions: Own;
  readonly products: readonly DefinedProduct[];
  readonly devices: readonly DeviceRegistration[];
  readonly scripts: readonly string[];
  readonly seed?: number;
  readonly caFile?: string;
  readonly state?: string;
  readonly journal?: string;
  /** What to tell before the start: nothing is wrong, but it may not be what was meant. */
  readonly notes: readonly string[];
}

export type DefinitionSources = Partial<
  Omit<SettingsSources, 'inline'> & {
    /** From which it can choose the one that it speaks; the first one is taken where it names none. */
    readonly generations: readonly [ServedGeneration, ...ServedGeneration[]];
  }
>;

/**
 * Reads `platform.yaml`, variables and flags. Without a product there is the street lamp that comes with the kit, without
 * a device one of it, and without an application one that may log in: there is something to connect, from both sides.
 * @throws YamlError with all that has to be put right
 */
export async function loadDefinition({
  cwd = process.cwd(),
  env = process.env,
  flags = {},
  generations = served,
}: DefinitionSources = {}): Promise<Definition> {
  const given = await gatherSettings(definitionTableOf(generations), { cwd, env, flags });
  const asked = given.get('generation')?.value;
  const generation = generations.find(({ choice }) => choice === String(asked)) ?? generations[0];
  const data =
    plainDefinition(nested(given)) ??
    (await (await import('./check-definition.ts')).checkDefinition(given, generation, generations));
  const { products, devices, applications, scripts, seed, caFile, state, journal, options, ...rest } = data;
  const pathOf = (member: string, path: string) => resolve(given.get(member)?.base ?? cwd, path);
  const settled = products.map(async ({ productId, model, secret, ...own }): Promise<DefinedProduct> => {
    const place = pathOf('products', model);
    return {
      productId: productId ?? (await (await import('./usual-product-id.ts')).usualProductId(place)),
      model: place,
      own: withPaths(own, generation.productFiles, (path) => pathOf('products', path)),
      ...(secret !== undefined && { secret }),
    };
  });
  const defined = await Promise.all(settled);
  if (defined.length === 0) {
    defined.push({ productId: usualProduct, model: modelOfKit(generation.usual.model), own: {} });
  }
  const ids = defined.map(({ productId }) => productId);
  const problems = [...missingPaths(data, generation, given), ...contradictions(data, ids, generation, given)];
  if (problems.length > 0) throw new YamlError(problems);
  const [only] = defined;
  const registered = devices.length > 0 || products.length > 0 ? devices : [usualDevice];
  return {
    ...rest,
    generation,
    ...optionsOf(options, generation),
    notes: strayVariables(env, definitionVariablesOf(generations)).notes,
    products: defined,
    applications: applications.length > 0 ? applications : [{ appId: 'app' }],
    devices: registered.map(({ productId = only?.productId ?? '', ...device }) =>
      withoutGaps({ productId, ...device }),
    ),
    scripts: scripts.map((script) => pathOf('scripts', script)),
    ...(seed !== undefined && { seed }),
    ...(caFile !== undefined && { caFile: pathOf('caFile', caFile) }),
    ...(state !== undefined && { state: pathOf('state', state) }),
    ...(journal !== undefined && { journal: pathOf('journal', journal) }),
  };
}

/** The product that is served where none is named. */
const usualProduct = 'street-lamp';

/** The one device of it. */
const usualDevice: DeviceRegistration = { nodeId: 'lamp-1', productId: usualProduct };

/** zod types what may be absent as what may be undefined. */
function withoutGaps(device: { [K in keyof DeviceRegistration]: DeviceRegistration[K] | undefined }) {
  return Object.fromEntries(
    Object.entries(device).filter(([, value]) => value !== undefined),
  ) as unknown as DeviceRegistration;
}

/** Its own members, with absolute paths. */
function withPaths(own: Own, files: readonly string[], pathOf: (path: string) => string): Own {
  return Object.fromEntries(
    Object.entries(own).map(([member, value]) => {
      const isPath = files.includes(member) && value !== undefined;
      return [member, isPath ? pathOf(String(value)) : value];
    }),
  );
}

/** Options of the platform, and those of its generation. */
function optionsOf(options: Own, { settings }: ServedGeneration): Pick<Definition, 'options' | 'ownOptions'> {
  const own = new Set(settings.map(({ member }) => member.replace('options.', '')));
  const entries = Object.entries(options).filter(([, value]) => value !== undefined);
  return {
    options: Object.fromEntries(entries.filter(([name]) => !own.has(name))),
    ownOptions: Object.fromEntries(entries.filter(([name]) => own.has(name))),
  };
}
