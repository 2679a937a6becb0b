import { resolve } from 'node:path';
import { checkSettings } from '../../mock-platform/settings/check-settings.ts';
import { type Given, type GivenSettings, subjectOf } from '../../mock-platform/settings/given.ts';
import { missingPath } from '../../mock-platform/settings/missing-path.ts';
import { type Configuration, configurationSchema, type DeviceConfiguration } from './configuration.ts';
import { ConfigurationError } from './configuration-error.ts';
import { contradictions } from './contradictions.ts';
import { settings } from './settings.ts';
import { settleDevice, settleKind } from './settle-device.ts';
import { usualModel } from './usual-model.ts';

/** Paths that must exist before a run begins, and what they must be. */
const needed = {
  'device.module': 'file',
  'device.cwd': 'folder',
  productModel: 'folder, zip or .json file',
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
  gathered: GivenSettings,
  cwd: string,
  { notes, env, ...earlier }: Earlier,
): Configuration {
  const given = new Map(gathered);
  const ofDevice: string[] = [];
  const kind = earlier.kind ?? settleKind(given, ofDevice, env);
  if (given.get('device.reference')?.value === true) declareReferenceDevice(given, cwd);
  const checked = checkSettings(configurationSchema, given, settings);
  // A member that is misspelt may be the reason why no device is named.
  const problems = [...earlier.problems, ...checked.problems, ...ofDevice];
  const { data } = checked;
  if (!data || kind === undefined) throw new ConfigurationError(problems);
  problems.push(...contradictions(data, kind, (member) => subjectOf(given, member.split('.'))), ...missing(given));
  if (problems.length > 0) throw new ConfigurationError(problems);

  const pathOf = (member: string, otherwise: string) => {
    const one = given.get(member);
    return one ? resolve(one.base, String(one.value)) : resolve(cwd, otherwise);
  };
  const reports = data.capabilities.reports ?? (kind === 'adapter' ? 'driven' : 'periodic');
  return {
    ...data,
    device: settleDevice(kind, data.device, given, cwd),
    productModel: pathOf('productModel', usualModel(data.generation)),
    isUsualModel: !given.has('productModel'),
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
  const declared = { where, placeOf: () => where, source: 'whole', base, rank: 0 } as const;
  for (const member of ['keepsReports', 'propertiesSet', 'propertiesGet']) {
    given.set(`capabilities.${member}`, { ...declared, value: true });
  }
  if (!given.has('productModel')) given.set('capabilities.echoCommand', { ...declared, value: 'Diagnostics/ECHO' });
}

function missing(given: GivenSettings): string[] {
  return Object.entries(needed).flatMap(([member, kind]) => missingPath(given, member.split('.'), kind) ?? []);
}
