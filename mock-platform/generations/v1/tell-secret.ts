import type { z } from 'zod';
import type { Registry } from '../../registry/registry.ts';
import type { Login } from '../generation.ts';
import type { Reply } from '../sayings.ts';
import type { cloudSendSecret } from './message-schemas.ts';

/**
 * Dynamic registration: tells a device that subscribed to its `secretNotify` topic who it is from now on (ref 8.1). Sent again
 * after every SUBSCRIBE: a device that lost the first one asks once more. It gets what outlives the platform, or nothing.
 */
export async function tellSecret({ connection, identity, subscriptions }: Login, registry: Registry): Promise<Reply[]> {
  if (identity.v1?.login !== 'product') return [];
  await registry.saved();
  const place = [...subscriptions.values()].find(({ purpose }) => purpose === 'registration');
  const device = registry.byDeviceId(identity.deviceId);
  if (!place || !device) return [];
  const { deviceId, productId, nodeId, secret } = device;
  const message: z.input<typeof cloudSendSecret> = { msgType: 'cloudSendSecret', deviceid: deviceId, secret };
  return [
    {
      topic: place.filter,
      payload: Buffer.from(JSON.stringify(message)),
      qos: place.granted === 0 ? 0 : 1,
      secret: Buffer.from(secret),
      event: { type: 'secret-notified', connection, deviceId, productId, nodeId },
    },
  ];
}
