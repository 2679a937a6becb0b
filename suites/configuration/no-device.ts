import type { GivenSettings } from '../../mock-platform/settings/given.ts';
import { strayVariables } from '../../mock-platform/settings/stray-variables.ts';
import { knownVariables } from './known-variables.ts';
import { settings } from './settings.ts';
import { tell } from './texts.ts';

/** What was given that says something only of a device of one's own. */
const companions = ['productModel', 'device.cwd', 'device.env', 'device.resetCommand', 'codec'];

/** Says that no device was named, what was meant as one perhaps, and how to name one. */
export function noDevice(given: GivenSettings, env: NodeJS.ProcessEnv): string {
  const empty = settings.flatMap(({ member, variable }) =>
    /^device\.(command|adapter|module|external)$/.test(member) && env[variable] === '' ? [variable] : [],
  );
  const alone = companions.flatMap((member) => given.get(member)?.where ?? []);
  const and = tell('between.and');
  return [
    empty.length > 0 ? tell('device.empty', { variables: empty.join(and) }) : tell('device.none'),
    ...(alone.length > 0 ? [tell('device.alone', { settings: alone.join(and) })] : []),
    ...strayVariables(env, knownVariables).notes,
    tell('device.expected'),
    tell('device.reference'),
  ].join('\n');
}
