import type { Application } from '../../../../registry/applications.ts';
import type { Device } from '../../../../registry/device.ts';
import { ApiError, type ErrorCode } from '../api-error.ts';
import type { Services } from '../services.ts';

/** The application's own device. Those of others are unknown to it, like devices that do not exist. @throws ApiError */
export function ownDevice(
  deviceId: string,
  { appId }: Application,
  { platform, applications }: Services,
  otherwise: ErrorCode = '100403',
): Device {
  const device = platform.registry.byDeviceId(deviceId);
  if (!device || applications.ownerOf(device) !== appId) {
    throw new ApiError(otherwise, `This application has no device ${JSON.stringify(deviceId)}.`);
  }
  return device;
}

/** All of the application's own, in the order in which they were registered. */
export function ownDevices({ appId }: Application, { platform, applications }: Services): Device[] {
  return platform.registry.devices.filter((device) => applications.ownerOf(device) === appId);
}
