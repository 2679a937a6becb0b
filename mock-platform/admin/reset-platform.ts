import { once } from 'node:events';
import type { Device } from '../registry/device.ts';
import type { ServedPlatform } from '../served-platform.ts';

/**
 * Brings the registry back to `devices`, as they were, and closes every connection. The journal goes on, with an entry that
 * tells of it. Resolves when the connections are closed, and the registry is durable.
 */
export async function resetPlatform(platform: ServedPlatform, devices: readonly Device[]): Promise<void> {
  const { broker, registry, journal } = platform;
  const open = broker.taps.filter((tap) => !tap.closed);
  const closed = Promise.all(open.map((tap) => once(tap, 'close')));
  for (const tap of open) tap.close('the platform was reset', { staged: true });
  await closed;
  const wanted = new Map(devices.map((device) => [device.deviceId, device]));
  for (const { deviceId } of registry.devices) if (!wanted.has(deviceId)) registry.deleteDevice(deviceId);
  for (const device of devices) {
    const { deviceId, createdAt: _, modifiedAt, ...members } = device;
    const present = registry.byDeviceId(deviceId);
    if (!present) registry.registerDevice(device);
    if (present?.modifiedAt !== modifiedAt) registry.changeDevice(deviceId, members);
  }
  platform.forgetState();
  await registry.saved();
  journal.record({ type: 'platform-reset' });
}
