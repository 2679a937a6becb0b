import type { ServiceShadow } from '../../../northbound/data/shadows.ts';
import { formatEventTime } from '../../../protocol/times.ts';
import type { Device } from '../../../registry/device.ts';
import type { ServedPlatform } from '../../../served-platform.ts';
import type { Choices } from './choices.ts';

/** A device as applications see it (ref 6.2). */
export class DeviceView {
  readonly #platform: ServedPlatform;
  readonly #choices: Choices;

  constructor(platform: ServedPlatform, choices: Choices) {
    this.#platform = platform;
    this.#choices = choices;
  }

  statusOf({ deviceId, activated }: Device): 'ONLINE' | 'OFFLINE' | 'INACTIVE' {
    if (this.#platform.broker.sessionOf(deviceId)) return 'ONLINE';
    return activated ? 'OFFLINE' : this.#choices.statusBeforeFirstLogin;
  }

  deviceInfo(device: Device) {
    const { manufacturerId, manufacturerName, deviceType, model, protocolType } =
      this.#platform.registry.productOf(device).model;
    const { nodeId, details } = device;
    const product = { manufacturerId, manufacturerName, deviceType, model, protocolType };
    return { nodeId, ...product, mute: 'FALSE', ...details, status: this.statusOf(device), statusDetail: 'NONE' };
  }

  summary(device: Device, shadows: readonly ServiceShadow[]) {
    const { deviceId, createdAt, modifiedAt } = device;
    const services = shadows.flatMap(({ serviceId, reported, time }) => {
      if (time === undefined) return [];
      const serviceType = this.serviceTypeOf(device, serviceId);
      return [{ serviceId, serviceType, data: reported, eventTime: formatEventTime(time) }];
    });
    return {
      deviceId,
      gatewayId: deviceId,
      nodeType: 'ENDPOINT' as const,
      createTime: formatEventTime(createdAt),
      lastModifiedTime: formatEventTime(modifiedAt),
      deviceInfo: this.deviceInfo(device),
      ...(services.length > 0 && { services }),
    };
  }

  /** Of a service that the model does not have: its id, which is what most types are. */
  serviceTypeOf(device: Device, serviceId: string): string {
    const { services } = this.#platform.registry.productOf(device).model;
    return services.find((service) => service.serviceId === serviceId)?.serviceType ?? serviceId;
  }
}
