import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { MockPlatformClient } from '../../../admin/mock-platform-client.ts';
import { VirtualClock } from '../../../clock.ts';
import { CallbackServer } from '../../../northbound/notifications/testing.ts';
import { StateFile } from '../../../state/state-file.ts';
import { lamp } from '../testing.ts';
import { stage } from './testing.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'restart-'));
});
afterAll(() => rm(folder, { recursive: true }));

const byCode = '/iocm/app/reg/v1.1.0/deviceCredentials';
const subscriptions = '/iocm/app/sub/v1.2.0/subscriptions';
const shadow = `/iocm/app/shadow/v1.5.0/devices/${lamp.deviceId}`;
const clock = new VirtualClock(Date.now());

/** One life of the platform on the same state file. */
async function live(life: (it: Awaited<ReturnType<typeof stage>>) => Promise<void>): Promise<void> {
  const state = await StateFile.open(join(folder, 'platform.state'));
  const it = await stage({}, { clock, state });
  await life(it);
  await it.stop();
  await state.close();
}

test('devices, subscriptions, desired properties and verify codes outlive the process; tokens do not', async () => {
  let subscriptionId = '';
  let token = '';
  await live(async ({ app }) => {
    const body = { notifyType: 'deviceAdded', callbackUrl: 'http://127.0.0.1:1/' };
    subscriptionId = (await app.call('POST', subscriptions, { body })).body.subscriptionId;
    await app.call('PUT', shadow, { body: { serviceDesireds: [{ serviceId: 'Lamp', desired: { x: 1 } }] } });
    await app.call('POST', byCode, { body: { nodeId: 'short', productId: lamp.productId, timeout: 60 } });
    await app.call('POST', byCode, { body: { nodeId: 'long', productId: lamp.productId, timeout: 600 } });
    token = app.accessToken;
  });
  clock.advance(60_000);
  await live(async ({ app, other, platform }) => {
    await app.refused('GET', subscriptions, '1010005', { status: 403, headers: { Authorization: `Bearer ${token}` } });
    expect((await app.call('GET', `${subscriptions}/${subscriptionId}`)).status).toBe(200);
    expect((await other.call('GET', subscriptions)).body.totalCount).toBe(0);
    expect((await app.call('GET', shadow)).body.services).toMatchObject([{ desiredProps: { x: 1 } }]);
    // A time that ran out while the platform was away runs out now.
    clock.advance(0);
    const nodeIds = platform.registry.devices.map(({ nodeId }) => nodeId);
    expect(nodeIds).toEqual([lamp.nodeId, 'long']);
    await app.call('DELETE', `${subscriptions}/${subscriptionId}`);
  });
  await live(async ({ app }) => {
    expect((await app.call('GET', subscriptions)).body.totalCount).toBe(0);
    clock.advance(540_000);
    expect((await app.call('GET', '/iocm/app/dm/v1.4.0/devices')).body.totalCount).toBe(1);
  });
});

describe('a disk that is full', () => {
  const devices = '/iocm/app/dm/v1.4.0/devices';
  const registrations = [
    ['by code', byCode, { nodeId: 'n', productId: lamp.productId }],
    [
      'by password',
      '/iocm/app/reg/v2.0.0/deviceCredentials',
      { deviceInfo: { nodeId: 'n' }, productId: lamp.productId, mqttConnect: true },
    ],
    ['of a subscription', subscriptions, { notifyType: 'deviceAdded', callbackUrl: 'http://127.0.0.1:1/' }],
  ] as const;

  let state: StateFile;
  let it: Awaited<ReturnType<typeof stage>>;
  let files = 0;
  beforeEach(async () => {
    files += 1;
    state = await StateFile.open(join(folder, `full-${files}.state`));
    it = await stage({}, { state });
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await it.stop();
    await state.close();
  });

  /** Once. */
  async function fillDisk(): Promise<void> {
    const handle = await open(state.path, 'r');
    const prototype = Object.getPrototypeOf(handle) as typeof handle;
    await handle.close();
    vi.spyOn(prototype, 'datasync').mockRejectedValueOnce(new Error('ENOSPC: no space left on device'));
  }

  test.each(registrations)(
    'undoes a registration %s that it does not take, and takes the next one',
    async (_, path, body) => {
      await fillDisk();
      const words = await it.app.refused('POST', path, '50252', { status: 500, body });
      expect(words).toContain('ENOSPC: no space left on device');
      expect((await it.app.call('GET', devices)).body.totalCount).toBe(1);
      expect((await it.app.call('GET', subscriptions)).body.totalCount).toBe(0);
      expect((await it.app.call('POST', path, { body })).status).toBeLessThan(300);
      await state.close();
      state = await StateFile.open(state.path);
      expect(state.entries('device').size + state.entries('subscription').size).toBe(2);
    },
  );

  test('undoes a registration by the admin API, too', async () => {
    const mock = new MockPlatformClient(it.northbound.url);
    await fillDisk();
    await expect(mock.registerDevice({ nodeId: 'n' })).rejects.toThrow('no space left on device');
    expect(await mock.devices()).toHaveLength(1);
    await mock.registerDevice({ nodeId: 'n' });
  });

  test('sends no notification about the device that was never registered', async () => {
    const callback = await CallbackServer.open();
    for (const notifyType of ['deviceAdded', 'deviceDeleted']) {
      await it.app.call('POST', subscriptions, { body: { notifyType, callbackUrl: callback.url } });
    }
    await fillDisk();
    const body = { nodeId: 'n', productId: lamp.productId };
    await it.app.refused('POST', byCode, '50252', { status: 500, body });
    const { body: made } = await it.app.call('POST', byCode, { body: { ...body, nodeId: 'm' } });
    await callback.count(1);
    expect(callback.received.map(({ body }) => [body.notifyType, body.deviceId])).toEqual([
      ['deviceAdded', made.deviceId],
    ]);
    await callback.close();
  });
});
