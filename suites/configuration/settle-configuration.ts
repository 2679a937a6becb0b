import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { streetLamp } from '../../mock-platform/definition/street-lamp.ts';
import { isZipFile } from '../../mock-platform/product-model/model-files.ts';
import { type Configuration, configurationSchema, type DeviceConfiguration, type Parsed } from './configuration.ts';
import { ConfigurationError } from './configuration-error.ts';
import { contradictions } from './contradictions.ts';
import type { Given } from './gather-settings.ts';
import { settings } from './settings.ts';
import { settleDevice, settleKind } from './settle-device.ts';

/** Paths that must exist before a run begins, and what they must be. */
const needed = {
  'device.module': 'file',
  'device.cwd': 'folder',
  productModel: 'folder or zip',
  codec: 'file',
  baseline: 'file',
} as const;

interface Earlier {
  readonly problems: readonly string[];
  readonly notes: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Of a device that is there already, so that none has to be named. */
  readonly kind?: DeviceConfiguration['kind'];
}

/**
 * Checks what was given, and fills in the defaults.
 *
 * @param cwd Working folder: where the reports go if nothing else is said.
 * @param earlier Problems that were found before, and are reported together with others; notes to pass on; and the variables
 *   in which a device may have been meant to be named.
 * @throws ConfigurationError with all that has to be put right.
 */
export function settleConfiguration(
  gathered: ReadonlyMap<string, Given>,
  cwd: string,
  { notes, env, ...earlier }: Earlier,
): Configuration {
  const given = new Map(gathered);
  const problems = [...earlier.problems];
  const kind = earlier.kind ?? settleKind(given, problems, env);
  if (given.get('device.reference')?.value === true) declareReferenceDevice(given, cwd);
  const { data, error } = configurationSchema.safeParse(nested(given));
  for (const issue of error?.issues ?? []) problems.push(problemOf(issue, given));
  if (!data || kind === undefined) throw new ConfigurationError(problems);
  problems.push(...contradictions(data, kind, (member) => given.get(member)?.where ?? member), ...missing(given));
  if (problems.length > 0) throw new ConfigurationError(problems);

  const pathOf = (member: string, otherwise: string) => {
    const one = given.get(member);
    return one ? resolve(one.base, String(one.value)) : resolve(cwd, otherwise);
  };
  const reports = data.capabilities.reports ?? (kind === 'adapter' ? 'driven' : 'periodic');
  return {
    ...data,
    device: settleDevice(kind, data.device, given, cwd),
    productModel: pathOf('productModel', streetLamp),
    watch: { patterns: data.watch, base: given.get('watch')?.base ?? cwd },
    notes,
    capabilities: { ...data.capabilities, reports },
    reportDir: pathOf('reportDir', data.reportDir),
    ...(data.codec && { codec: pathOf('codec', data.codec) }),
    ...(data.baseline && { baseline: pathOf('baseline', data.baseline) }),
  };
}

/** What the reference device can do is known, unless the user declares it. */
function declareReferenceDevice(given: Map<string, Given>, base: string): void {
  if ([...given.keys()].some((member) => member.startsWith('capabilities.'))) return;
  const where = 'the reference device';
  given.set('capabilities.keepsReports', { value: true, where, base, rank: 0 });
  if (!given.has('productModel'))
    given.set('capabilities.echoCommand', { value: 'Diagnostics/ECHO', where, base, rank: 0 });
}

/** `{ 'capabilities.transport': 'mqtt' }` as `{ capabilities: { transport: 'mqtt' } }`. */
function nested(given: ReadonlyMap<string, Given>): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [member, { value }] of given) {
    const [group = '', name] = member.split('.');
    if (name === undefined) root[group] = value;
    else root[group] = { ...(root[group] as object), [name]: value };
  }
  return root;
}

type Issue = { readonly code: string; readonly path: readonly PropertyKey[]; readonly message: string };

function problemOf({ code, path, message }: Issue, given: ReadonlyMap<string, Given>): string {
  const setting = settings.find(({ member }) => `${path.join('.')}.`.startsWith(`${member}.`));
  const one = setting && given.get(setting.member);
  // Only what was given can be wrong; should it be otherwise, the schema's own words are the best there are.
  if (!one) return `${path.join('.')}: ${message}`;
  const inner = path.slice(setting.member.split('.').length);
  const value = inner.reduce<unknown>((outer, key) => (outer as Record<PropertyKey, unknown>)[key], one.value);
  const verb = inner.length > 0 ? 'has' : 'is';
  const expected = code === 'custom' ? message : `expected ${setting.expects}. ${correction(setting.member)}`;
  return `${one.where} ${verb} ${JSON.stringify(value)}: ${expected}`;
}

function correction(member: string): string {
  const defaults = configurationSchema.parse({}) as Parsed & Record<string, unknown>;
  const [group = '', name] = member.split('.');
  const value = name === undefined ? defaults[group] : (defaults[group] as Record<string, unknown>)[name];
  return value === undefined ? 'Correct it, or leave it out.' : `The default is ${JSON.stringify(value)}.`;
}

const checks = { folder: 'isDirectory', file: 'isFile' } as const;

function missing(given: ReadonlyMap<string, Given>): string[] {
  return Object.entries(needed).flatMap(([member, kind]) => {
    const one = given.get(member);
    if (one === undefined) return [];
    const path = resolve(one.base, String(one.value));
    const found = statSync(path, { throwIfNoEntry: false });
    const isThere =
      kind === 'folder or zip' ? found?.isDirectory() || (found?.isFile() && isZipFile(path)) : found?.[checks[kind]]();
    if (isThere) return [];
    const what = found ? `${path} is not a ${kind}` : `there is no ${kind} ${path}`;
    return [`${one.where} is ${JSON.stringify(one.value)}: ${what}. A relative path counts from ${one.base}.`];
  });
}
