import type { CommandOutcome } from './commands/command-outcome.ts';
import type { CommandRequest } from './commands/command-sender.ts';
import type { Generation } from './generations/generation.ts';
import { PlatformError } from './platform-error.ts';
import { withoutProperties } from './property-request.ts';
import type { Registry } from './registry/registry.ts';
import type { Shadows } from './shadow/shadows.ts';

/** Values of a service's properties. */
export interface ServiceProperties {
  readonly serviceId: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

interface ShadowDeskParts {
  readonly generation: Generation;
  readonly registry: Registry;
  readonly shadows: Shadows;
  readonly send: (deviceId: string, request: CommandRequest) => Promise<CommandOutcome>;
  readonly now: () => number;
  /** Is a device told what is desired and not reported? */
  readonly tellsDifferences: boolean;
}

/** Keeps the shadows of devices, and tells a device what it should be and is not: when it comes, and when it reports. */
export class ShadowDesk {
  readonly #parts: ShadowDeskParts;
  /** Services of a device to which it is just being told. */
  readonly #told = new Map<string, Set<string>>();

  constructor(parts: ShadowDeskParts) {
    this.#parts = parts;
  }

  /** A device reported. */
  reported(deviceId: string, value: unknown): void {
    const { generation, registry, shadows, now } = this.#parts;
    const device = registry.byDeviceId(deviceId);
    if (!device || !generation.reported) return;
    const { model } = registry.productOf(device);
    for (const report of generation.reported(value, now())) shadows.report(deviceId, model, report);
    this.tell(deviceId);
  }

  /** @throws RegistryError for an unknown device; PlatformError where no device has properties that can be set, or too much is desired */
  desire(deviceId: string, services: readonly ServiceProperties[]): void {
    const { generation, registry, shadows, now } = this.#parts;
    registry.device(deviceId);
    if (!generation.setOf) throw new PlatformError(withoutProperties);
    for (const { serviceId, properties } of services) shadows.desire(deviceId, serviceId, properties, now());
  }

  /** Sends a device what is desired and not reported, a request for each service. What it does not take stays a difference. */
  tell(deviceId: string): void {
    const { generation, registry, shadows, send, tellsDifferences } = this.#parts;
    const device = registry.byDeviceId(deviceId);
    if (!device || !tellsDifferences || !generation.setOf) return;
    for (const service of shadows.differences(deviceId, registry.productOf(device).model)) {
      const told = this.#told.get(deviceId) ?? new Set<string>();
      if (told.has(service.serviceId)) continue;
      this.#told.set(deviceId, told.add(service.serviceId));
      const done = () => {
        told.delete(service.serviceId);
        if (told.size === 0) this.#told.delete(deviceId);
      };
      send(deviceId, generation.setOf([service])).then(done, done);
    }
  }
}
