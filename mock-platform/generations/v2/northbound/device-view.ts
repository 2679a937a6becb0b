import { formatEventTime } from '../../../protocol/times.ts';
import type { Applications } from '../../../registry/applications.ts';
import type { Device } from '../../../registry/device.ts';
import type { ServedPlatform } from '../../../served-platform.ts';

/** A device as applications see it (ref2 6.2). */
export class DeviceView {
  readonly #platform: ServedPlatform;
  readonly #applications: Applications;

  constructor(platform: ServedPlatform, applications: Applications) {
    this.#platform = platform;
    this.#applications = applications;
  }

  statusOf({ deviceId, activated, frozen }: Device): 'ONLINE' | 'OFFLINE' | 'INACTIVE' | 'FROZEN' {
    if (frozen) return 'FROZEN';
    if (this.#platform.broker.sessionOf(deviceId)) return 'ONLINE';
    return activated ? 'OFFLINE' : 'INACTIVE';
  }

  /** As it stands in the header of a notification. */
  header(device: Device) {
    const { deviceId, nodeId, productId } = device;
    const ids = { device_id: deviceId, node_id: nodeId, product_id: productId, gateway_id: deviceId };
    return { ...this.#space(device), ...ids, tags: [] };
  }

  /** Without its secret. */
  whole(device: Device) {
    const { deviceId, nodeId, productId, details, createdAt } = device;
    const { model } = this.#platform.registry.productOf(device).model;
    return {
      ...this.#space(device),
      ...{ device_id: deviceId, node_id: nodeId, gateway_id: deviceId },
      ...(details.name !== undefined && { device_name: details.name }),
      node_type: 'GATEWAY' as const,
      ...(details.description !== undefined && { description: details.description }),
      auth_info: { auth_type: 'SECRET' as const, secure_access: false, timeout: 0 },
      product_id: productId,
      product_name: model,
      status: this.statusOf(device),
      create_time: formatEventTime(createdAt),
      tags: [],
      ...(details.extension_info !== undefined && { extension_info: JSON.parse(details.extension_info) as object }),
    };
  }

  #space(device: Device) {
    const appId = this.#applications.ownerOf(device);
    return appId === undefined ? {} : { app_id: appId };
  }
}
