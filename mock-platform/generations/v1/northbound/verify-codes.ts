import type { PlatformEntry } from '../../../events.ts';
import type { Device } from '../../../registry/device.ts';
import type { ServedPlatform } from '../../../served-platform.ts';

/**
 * Deletes devices that were registered by verify code and did not come on line in time. Codes that have run out while the
 * platform was away run out at start.
 */
export class VerifyCodes {
  readonly #platform: ServedPlatform;
  readonly #onExpired: (device: Device) => void;
  readonly #timers = new Map<string, () => void>();

  constructor(platform: ServedPlatform, onExpired: (device: Device) => void) {
    this.#platform = platform;
    this.#onExpired = onExpired;
    for (const device of platform.registry.devices) this.watch(device);
  }

  /** Is the code one that an earlier device is still to use? */
  isTaken(code: string): boolean {
    return this.#platform.registry.devices.some(
      ({ verification, activated }) => !activated && verification?.code === code,
    );
  }

  watch({ deviceId, activated, verification }: Device): void {
    this.#forget(deviceId);
    if (activated || verification?.expiresAt === undefined) return;
    const wait = Math.max(0, verification.expiresAt - this.#platform.clock.now());
    this.#timers.set(
      deviceId,
      this.#platform.clock.after(wait, () => this.#expire(deviceId)),
    );
  }

  /** To be called with every entry of the journal. */
  follow(entry: PlatformEntry): void {
    if (entry.type === 'device-online' || entry.type === 'device-deleted') this.#forget(entry.deviceId);
  }

  close(): void {
    for (const deviceId of [...this.#timers.keys()]) this.#forget(deviceId);
  }

  #expire(deviceId: string): void {
    const device = this.#platform.registry.byDeviceId(deviceId);
    if (!device || device.activated) return;
    this.#onExpired(device);
    this.#platform.deleteDevice(deviceId);
  }

  #forget(deviceId: string): void {
    this.#timers.get(deviceId)?.();
    this.#timers.delete(deviceId);
  }
}
