import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { stage } from '../generations/v1/northbound/testing.ts';
import { connectLamp, lamp } from '../generations/v1/testing.ts';
import { call, it, useStage } from './admin-testing.ts';

useStage();

test('its document is valid OpenAPI 3.1, and has a page', async () => {
  const document = (await (await fetch(`${it.northbound.url}/__admin/openapi.json`)).json()) as object;
  expect(await new Validator().validate(document as Record<string, unknown>)).toEqual({ valid: true });
  const page = await (await fetch(`${it.northbound.url}/__admin/docs`)).text();
  for (const path of Object.keys((document as { paths: object }).paths)) expect(page).toContain(path);
});

test('says that it is up, and where devices connect; not ready while a port is closed', async () => {
  expect(await call('GET', '/health')).toEqual({ status: 200, body: { status: 'up' } });
  const { status, body } = await call('GET', '/ready');
  expect([status, body]).toEqual([
    200,
    {
      ...{ ready: true, host: '127.0.0.1', ports: it.platform.ports, caFile: it.platform.caFile },
      ...{ ca: expect.stringContaining('BEGIN CERTIFICATE'), devices: 1, online: 0 },
    },
  ]);
  await it.platform.listener('tcp').close();
  expect(await call('GET', '/ready')).toMatchObject({ status: 503, body: { ready: false } });
});

describe('the clock', () => {
  test('is set, and advanced so that what falls due happens', async () => {
    const year2040 = Date.parse('2040-01-01T00:00:00Z');
    await call('PUT', '/clock', { now: year2040 });
    const { body } = await call('GET', '/clock');
    expect(body.adjustable).toBe(true);
    expect(body.now).toBeGreaterThanOrEqual(year2040);
    await call('PUT', '/clock', { advanceMs: 3_600_000 });
    await it.app.refused('GET', '/iocm/app/dm/v1.4.0/devices', '1010005', { status: 403 });
  });

  test.each([[{}], [{ now: 'noon' }], [{ advanceMs: -1 }], [{ now: 1, advanceMs: 1 }]])(
    'is not changed by %j',
    async (body) => {
      expect((await call('PUT', '/clock', body)).status).toBe(400);
    },
  );

  test.each([1e300, 8.64e15, 253_370_764_800_001, -1, -8.64e15])(
    'is not put to %d, and devices still get in',
    async (now) => {
      const { body: before } = await call('GET', '/clock');
      const { status, body } = await call('PUT', '/clock', { now });
      expect([status, body.error]).toEqual([
        expect.toBeOneOf([400, 409]),
        expect.stringMatching(/clock cannot be put to|body\.now/),
      ]);
      expect((await call('GET', '/clock')).body.now).toBeLessThan(before.now + 600_000);
      await (await connectLamp(it.platform)).endAsync();
    },
  );

  test('is not put out of range by a sum either, and nothing falls due on the way', async () => {
    const latest = Date.parse('9998-12-31T00:00:00Z');
    await call('PUT', '/clock', { now: latest });
    let fired = false;
    const cancel = it.platform.clock.after(60_000, () => {
      fired = true;
    });
    const { status, body } = await call('PUT', '/clock', { advanceMs: 366 * 86_400_000 });
    expect([status, body.error]).toEqual([
      409,
      expect.stringContaining('it goes from 1970-01-01T00:00:00.000Z to 9998-'),
    ]);
    expect([(await call('GET', '/clock')).body.now >= latest, fired]).toEqual([true, false]);
    cancel();
    // Each of its entries has the time in its text somewhere.
    await expect(connectLamp(it.platform, { password: lamp.secret })).rejects.toThrow();
    expect((await call('GET', '/refusals')).body[0].time).toMatch(/^9998-/);
    expect((await call('PUT', '/clock', { advanceMs: 1000 })).status).toBe(200);
  });

  test('of a platform that has another one cannot be changed', async () => {
    const other = await stage();
    const response = await fetch(`${other.northbound.url}/__admin/clock`, {
      method: 'PUT',
      headers: { 'X-Mock-Admin': 'yes', 'Content-Type': 'application/json' },
      body: '{"now":1}',
    });
    expect([response.status, await response.json()]).toEqual([
      409,
      { error: "The platform's clock cannot be changed: start it with an AdjustableClock." },
    ]);
    await other.stop();
  });
});

describe('devices', () => {
  test('are registered, listed with their state, and deleted', async () => {
    const { status, body: made } = await call('POST', '/devices', { nodeId: 'n', appId: it.app.appId });
    expect([status, made]).toMatchObject([
      201,
      { nodeId: 'n', productId: lamp.productId, online: false, activated: false },
    ]);
    const client = await connectLamp(it.platform);
    expect((await call('GET', '/devices')).body).toMatchObject([
      { deviceId: lamp.deviceId, online: true, activated: true, listens: false },
      { deviceId: made.deviceId },
    ]);
    const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
    expect((await call('DELETE', `/devices/${lamp.deviceId}`)).status).toBe(204);
    await closed;
    expect((await call('DELETE', `/devices/${lamp.deviceId}`)).status).toBe(404);
    expect((await call('POST', '/devices', { nodeId: 'n' })).body.error).toContain('nodeId "n" is registered already');
    expect((await call('POST', '/devices', { nodeId: 'm', productId: 'chair' })).status).toBe(409);
  });

  test.each(['close', 'reset'])('are disconnected by %s', async (how) => {
    const client = await connectLamp(it.platform);
    client.on('error', () => {});
    const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
    expect((await call('POST', `/devices/${lamp.deviceId}/disconnect`, { how })).status).toBe(204);
    await closed;
    expect((await call('POST', `/devices/${lamp.deviceId}/disconnect`, { how })).status).toBe(409);
  });

  test('that are off line get no command', async () => {
    const wish = { serviceId: 'Brightness', cmd: 'LEVEL' };
    expect((await call('POST', `/devices/${lamp.deviceId}/commands`, wish)).body).toEqual({ outcome: 'offline' });
    expect((await call('POST', '/devices/nobody/commands', wish)).status).toBe(404);
  });
});

test('a reset closes connections, and brings back devices, clock and faults; subscriptions and tokens are gone', async () => {
  const client = await connectLamp(it.platform);
  const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
  await call('POST', '/devices', { nodeId: 'n' });
  await call('PUT', '/clock', { now: 0 });
  await it.app.login();
  it.platform.registry.changeDevice(lamp.deviceId, { secret: 'changed', details: { name: 'changed' } });
  await call('PUT', '/faults', { drop: ['PINGRESP'] });
  const subscriptions = '/iocm/app/sub/v1.2.0/subscriptions';
  await it.app.call('POST', subscriptions, { body: { notifyType: 'deviceAdded', callbackUrl: 'http://127.0.0.1:1/' } });
  expect((await call('POST', '/reset')).status).toBe(204);
  await closed;
  expect((await call('GET', '/devices')).body).toMatchObject([{ ...lamp, online: false, activated: false }]);
  expect(it.platform.registry.device(lamp.deviceId).details).toEqual({});
  expect((await call('GET', '/faults')).body).toEqual({});
  expect(Math.abs((await call('GET', '/clock')).body.now - Date.now())).toBeLessThan(60_000);
  await it.app.refused('GET', subscriptions, '1010005', { status: 403 });
  await it.app.login();
  expect((await it.app.call('GET', subscriptions)).body.totalCount).toBe(0);
  expect(it.platform.journal.entries.some(({ type }) => type === 'platform-reset')).toBe(true);
  await it.platform.registry.deleteDevice(lamp.deviceId);
  await call('POST', '/reset');
  await (await connectLamp(it.platform)).endAsync();
});

test('what is not there is said to be not there', async () => {
  const response = await fetch(`${it.northbound.url}/__admin/nothing`);
  expect([response.status, await response.json()]).toEqual([
    404,
    { error: 'There is no GET /__admin/nothing in the admin API: /__admin/docs lists what there is.' },
  ]);
});
