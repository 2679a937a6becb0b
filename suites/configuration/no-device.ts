import type { GivenSettings } from '../../mock-platform/settings/given.ts';
import { strayVariables } from '../../mock-platform/settings/stray-variables.ts';
import { knownVariables } from './known-variables.ts';
import { settings } from './settings.ts';

/** What was given that says something only of a device of one's own. */
const companions = ['productModel', 'device.cwd', 'device.env', 'device.resetCommand', 'codec'];

/** Says that no device was named, what was meant as one perhaps, and how to name one. */
export function noDevice(given: GivenSettings, env: NodeJS.ProcessEnv): string {
  const empty = settings.flatMap(({ member, variable }) =>
    /^device\.(command|adapter|module|external)$/.test(member) && env[variable] === '' ? [variable] : [],
  );
  const alone = companions.flatMap((member) => given.get(member)?.where ?? []);
  return [
    empty.length > 0 ? `${empty.join(' and ')} is empty, so no device is named.` : 'No device is named.',
    ...(alone.length > 0 ? [`Without a device there is no use for ${alone.join(' and ')}.`] : []),
    ...strayVariables(env, knownVariables).notes,
    'Expected the command that runs your device: set DEVICE_COMMAND="python3 my_device.py", or use --device, or device.command in conformance.config.yaml.',
    'To judge the reference device that comes with the kit, use --reference, or set CONFORMANCE_REFERENCE=true.',
  ].join('\n');
}
