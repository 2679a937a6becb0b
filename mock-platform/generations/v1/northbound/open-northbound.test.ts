import { expect, test } from 'vitest';
import { MockPlatform } from '../../../mock-platform.ts';
import { CallbackServer } from '../../../northbound/notifications/testing.ts';
import type { Store } from '../../../state/store.ts';
import { lamp, lampPlatform } from '../testing.ts';
import { openNorthbound } from './open-northbound.ts';

test('takes a platform whose journal has other events, too', async () => {
  const platform = await MockPlatform.start<{ readonly type: 'verdict' }>();
  const northbound = await openNorthbound({ platform, ports: { https: 0 }, applications: [] });
  expect(northbound.url).toBe(`https://127.0.0.1:${northbound.ports.https}`);
  await northbound.close();
  await platform.stop();
});

test('opens plain HTTP on loopback and says where it is', async () => {
  const platform = await lampPlatform();
  const northbound = await openNorthbound({ platform, ports: { http: 0 }, applications: [] });
  expect(northbound.url).toBe(`http://127.0.0.1:${northbound.ports.http}`);
  expect((await fetch(`${northbound.url}/nowhere`)).status).toBe(404);
  await northbound.close();
  await platform.stop();
});

test('an application that subscribed before a restart gets notifications before calls are loaded', async () => {
  const callback = await CallbackServer.open();
  const subscription = { subscriptionId: 's', appId: 'app', notifyType: 'deviceAdded', callbackUrl: callback.url };
  const state: Store = {
    entries: (kind) => new Map(kind === 'subscription' ? [['s', subscription]] : []),
    put: () => {},
    delete: () => {},
    saved: () => Promise.resolve(),
  };
  const platform = await lampPlatform({ state });
  const applications = [{ appId: 'app', secret: 'secret' }];
  const northbound = await openNorthbound({ platform, ports: { http: 0 }, applications });
  const { deviceId } = platform.registerDevice({ productId: lamp.productId, nodeId: 'early' });
  const [notification] = await callback.count(1);
  expect(notification?.body).toMatchObject({ notifyType: 'deviceAdded', deviceId });
  await northbound.load();
  expect((await fetch(`${northbound.url}/nowhere`)).status).toBe(404);
  await northbound.close();
  await platform.stop();
  await callback.close();
});
