import type { z } from 'zod';
import type { Broker } from '../broker/broker.ts';
import type { Session } from '../broker/session.ts';
import type { PlatformEvent } from '../events.ts';
import type { cloudSendSecret } from '../generations/v1/message-schemas.ts';
import type { Registry } from '../registry/registry.ts';

/** Dynamic registration: tells a device that subscribed to its `secretNotify` topic who it is from now on (ref 8.1). */
export class SecretNotifier {
  readonly #registry: Registry;
  readonly #record: (event: PlatformEvent) => void;

  constructor(registry: Registry, record: (event: PlatformEvent) => void) {
    this.#registry = registry;
    this.#record = record;
  }

  /**
   * Sent again after every SUBSCRIBE: a device that lost the first one asks once more. It gets what outlives the platform,
   * or nothing.
   */
  async subscribed(session: Session, broker: Broker): Promise<void> {
    if (session.identity.v1?.login !== 'product') return;
    await this.#registry.saved();
    const topic = [...session.subscriptions.values()].find(({ purpose }) => purpose === 'registration');
    const device = this.#registry.byDeviceId(session.identity.deviceId);
    if (!topic || !device) return;
    const { deviceId, productId, nodeId, secret } = device;
    session.tap.mask(Buffer.from(secret));
    this.#record({ type: 'secret-notified', connection: session.connection, deviceId, productId, nodeId });
    const message: z.input<typeof cloudSendSecret> = { msgType: 'cloudSendSecret', deviceid: deviceId, secret };
    const qos = topic.granted === 0 ? 0 : 1;
    await broker.publish(session, topic.filter, Buffer.from(JSON.stringify(message)), qos);
  }
}
