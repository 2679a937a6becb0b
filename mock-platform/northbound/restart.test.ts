import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { VirtualClock } from '../clock.ts';
import { StateFile } from '../state/state-file.ts';
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

test('what cannot be kept is not acknowledged', async () => {
  const failing = {
    entries: () => new Map<string, unknown>(),
    put: () => {},
    delete: () => {},
    saved: () => Promise.reject(new Error('no space left on device')),
  };
  const state = { ...failing, saved: () => Promise.resolve() };
  const it = await stage({}, { state });
  Object.assign(state, failing);
  const body = { nodeId: 'n', productId: lamp.productId };
  const words = await it.app.refused('POST', byCode, '50252', { status: 500, body });
  expect(words).toBe('The internal server error. no space left on device');
  await it.stop();
});
