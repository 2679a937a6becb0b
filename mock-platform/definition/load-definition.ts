import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { definedV1, type V1DefinedProduct, v1Contradictions } from '../generations/v1/defined-product.ts';
import { isZipFile } from '../product-model/model-files.ts';
import type { DeviceRegistration } from '../registry/device.ts';
import { YamlError } from '../user-files/yaml-error.ts';
import type { ParsedDefinition } from './definition-schema.ts';
import { type DefinitionSources, type GatheredDefinition, gatherDefinition } from './gather-definition.ts';
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
}: Partial<DefinitionSources> = {}): Promise<Definition> {
  const gathered = await gatherDefinition({ cwd, env, flags });
  const data = plainDefinition(gathered.value) ?? (await import('./check-definition.ts')).checkDefinition(gathered);
  const { products, devices, applications, scripts, seed, caFile, state, journal, ...rest } = data;
  const pathOf = (member: string, path: string) => resolve(gathered.baseOf(member), path);
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
  const problems = [...missing(data, gathered), ...contradictions(data, defined, gathered)];
  if (problems.length > 0) throw new YamlError(problems);
  const [only] = defined;
  const registered = devices.length > 0 || products.length > 0 ? devices : [{ nodeId: 'lamp-1' }];
  return {
    ...rest,
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
function missing({ products, scripts }: ParsedDefinition, { whereIs, baseOf }: GatheredDefinition): string[] {
  const needed = [
    ...products.flatMap(({ model, codec }, index) => [
      { path: ['products', index, 'model'], text: model, kind: 'folder or zip' as const },
      ...(codec === undefined ? [] : [{ path: ['products', index, 'codec'], text: codec, kind: 'file' as const }]),
    ]),
    ...scripts.map((text, index) => ({ path: ['scripts', index], text, kind: 'file' as const })),
  ];
  return needed.flatMap(({ path, text, kind }) => {
    const base = baseOf(String(path[0]));
    const full = resolve(base, text);
    const found = statSync(full, { throwIfNoEntry: false });
    if (found?.isFile() && (kind === 'file' || isZipFile(full))) return [];
    if (found?.isDirectory() && kind === 'folder or zip') return [];
    const why = found ? `${full} is not a ${kind}` : `there is no ${kind} ${full}`;
    return [`${whereIs(path)}: ${text} is not a ${kind} to read: ${why}. A relative path counts from ${base}.`];
  });
}

/** Parts that are each right and cannot all be true. */
function contradictions(
  { devices, products: given }: ParsedDefinition,
  products: readonly DefinedProduct[],
  { whereIs }: GatheredDefinition,
): string[] {
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
    ...v1Contradictions(given, (index, member) => whereIs(['products', index, member])),
    ...ids.flatMap((id, index) =>
      ids.indexOf(id) === index
        ? []
        : [
            `${whereIs(['products', index])}: productId ${id} is there twice: expected another one. Give this product its own productId.`,
          ],
    ),
  ];
}
