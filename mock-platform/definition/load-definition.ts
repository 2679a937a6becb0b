import { basename, resolve } from 'node:path';
import { definedV1, type V1DefinedProduct, v1Contradictions } from '../generations/v1/defined-product.ts';
import type { DeviceRegistration } from '../registry/device.ts';
import { gatherSettings, type SettingsSources } from '../settings/gather-settings.ts';
import { type GivenSettings, nested, placeOf, subjectOf } from '../settings/given.ts';
import { missingPath } from '../settings/missing-path.ts';
import { strayVariables } from '../settings/stray-variables.ts';
import type { Path } from '../user-files/place.ts';
import { YamlError } from '../user-files/yaml-error.ts';
import type { ParsedDefinition } from './definition-schema.ts';
import { definitionTable, definitionVariables } from './definition-settings.ts';
import { streetLamp } from './street-lamp.ts';
import { plainDefinition } from './usual-definition.ts';

/** A product of a definition. Paths are absolute. */
export interface DefinedProduct extends V1DefinedProduct {
  readonly productId: string;
  /** Folder with the product model's files, or a zip of them. */
  readonly model: string;
  readonly secret?: string;
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

/**
 * Reads `platform.yaml`, variables and flags. Without a product there is the street lamp that comes with the kit, without
 * a device one of it, and without an application one that may log in: there is something to connect, from both sides.
 * @throws YamlError with all that has to be put right
 */
export async function loadDefinition({
  cwd = process.cwd(),
  env = process.env,
  flags = {},
}: Partial<Omit<SettingsSources, 'inline'>> = {}): Promise<Definition> {
  const given = await gatherSettings(definitionTable, { cwd, env, flags });
  const data = plainDefinition(nested(given)) ?? (await import('./check-definition.ts')).checkDefinition(given);
  const { products, devices, applications, scripts, seed, caFile, state, journal, ...rest } = data;
  const pathOf = (member: string, path: string) => resolve(given.get(member)?.base ?? cwd, path);
  const defined = products.map(({ productId, model, secret, ...own }): DefinedProduct => {
    const folder = pathOf('products', model);
    return {
      productId: productId ?? basename(folder),
      model: folder,
      ...definedV1(own, (path) => pathOf('products', path)),
      ...(secret !== undefined && { secret }),
    };
  });
  if (defined.length === 0) {
    defined.push({ productId: basename(streetLamp), model: streetLamp, ...definedV1({}, resolve) });
  }
  const problems = [...missing(data, given), ...contradictions(data, defined, given)];
  if (problems.length > 0) throw new YamlError(problems);
  const [only] = defined;
  const registered = devices.length > 0 || products.length > 0 ? devices : [{ nodeId: 'lamp-1' }];
  return {
    ...rest,
    notes: strayVariables(env, definitionVariables).notes,
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

/** zod types what may be absent as what may be undefined. */
function withoutGaps(device: { [K in keyof DeviceRegistration]: DeviceRegistration[K] | undefined }) {
  return Object.fromEntries(
    Object.entries(device).filter(([, value]) => value !== undefined),
  ) as unknown as DeviceRegistration;
}

/** Paths that have to be there before a platform is started. */
function missing({ products, scripts }: ParsedDefinition, given: GivenSettings): string[] {
  return [
    ...products.flatMap(({ codec }, index) => [
      missingPath(given, ['products', index, 'model'], 'folder or zip'),
      codec === undefined ? undefined : missingPath(given, ['products', index, 'codec'], 'file'),
    ]),
    ...scripts.map((_, index) => missingPath(given, ['scripts', index], 'file')),
  ].filter((problem) => problem !== undefined);
}

/** Parts that are each right and cannot all be true. */
function contradictions(
  { devices, products: given }: ParsedDefinition,
  products: readonly DefinedProduct[],
  settings: GivenSettings,
): string[] {
  const whereIs = (path: Path) => placeOf(settings, path) ?? 'platform';
  const ids = products.map(({ productId }) => productId);
  const known = ids.join(', ');
  return [
    ...devices.flatMap(({ productId, nodeId }, index) => {
      if (productId === undefined && products.length > 1) {
        return [
          `${whereIs(['devices', index])}: device ${nodeId} names no product: expected one of ${known}. Add its productId.`,
        ];
      }
      if (productId === undefined || ids.includes(productId)) return [];
      return [
        `${whereIs(['devices', index, 'productId'])}: device ${nodeId} is of product ${productId}: expected one of ${known}. Correct it, or define that product.`,
      ];
    }),
    ...v1Contradictions(given, (index, member) => subjectOf(settings, ['products', index, member])),
    ...ids.flatMap((id, index) =>
      ids.indexOf(id) === index
        ? []
        : [
            `${whereIs(['products', index])}: productId ${id} is there twice: expected another one. Give this product its own productId.`,
          ],
    ),
  ];
}
