import { adapterDevice } from '../device/adapter-device.ts';
import { commandDevice } from '../device/command-device.ts';
import type { DeviceUnderTest } from '../device/device.ts';
import { externalDevice } from '../device/external-device.ts';
import { moduleDevice } from '../device/module-device.ts';
import type { Configuration } from './configuration.ts';

/**
 * The device that a configuration describes; nothing is started yet.
 *
 * @param say Tells the person at the bench where to connect an external device; by default on standard error.
 */
export function deviceFromConfiguration(
  { device, timeouts }: Pick<Configuration, 'device' | 'timeouts'>,
  say: (text: string) => void = console.error,
): DeviceUnderTest {
  const { startMs, answerMs, stopMs: stopGraceMs } = timeouts;
  switch (device.kind) {
    case 'command':
      return commandDevice({ ...device, stopGraceMs });
    case 'adapter':
      return adapterDevice({ ...device, startMs, answerMs, stopGraceMs });
    case 'module':
      return moduleDevice(device.module, { startMs, stopGraceMs });
    case 'external':
      return externalDevice({ ...device, say, stopGraceMs });
  }
}
