import { connectAsync } from 'mqtt';
import { describe, expect, onTestFinished, test } from 'vitest';
import { responseCheckOf } from '../../../../http/response-check.ts';
import { TestApplication } from '../../../v1/northbound/testing.ts';
import { generateV2Credentials } from '../../credentials.ts';
import { connectLamp, lamp, nth } from '../../testing.ts';
import { applications, v5Stage } from '../testing.ts';

const wish = { node_id: 'n2', product_id: 'p1', device_name: 'second', extension_info: { floor: 3 } };

describe('a device that is registered', () => {
  test('gets its ids and a secret, logs in with it, and is shown', async () => {
    const { platform, call } = await v5Stage();
    const { status, body } = await call('POST', '/devices', wish);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      device_id: 'p1_n2',
      node_id: 'n2',
      gateway_id: 'p1_n2',
      app_id: 'app_1',
      status: 'INACTIVE',
    });
    const { secret } = body.auth_info;
    expect((await call('GET', '/devices/p1_n2')).body.auth_info).not.toHaveProperty('secret');
    const client = await connectAsync(`mqtt://127.0.0.1:${platform.ports.tcp}`, {
      ...generateV2Credentials({ deviceId: 'p1_n2', secret, time: Date.now() }),
      reconnectPeriod: 0,
    });
    onTestFinished(() => client.endAsync(true));
    expect((await call('GET', '/devices/p1_n2')).body).toMatchObject({
      status: 'ONLINE',
      device_name: 'second',
      extension_info: { floor: 3 },
    });
    expect((await call('DELETE', '/devices/p1_n2')).status).toBe(204);
    await nth(platform, 'device-offline');
    expect(platform.registry.byDeviceId('p1_n2')).toBeUndefined();
  });

  test('is seen by the interface of generation 1, and one of that by this', async () => {
    const { northbound, call } = await v5Stage();
    await call('POST', '/devices', wish);
    const check = await responseCheckOf('1 beside 2', `${northbound.url}/openapi.json`);
    const app = await new TestApplication(applications[0], northbound.url, check).login();
    const { body } = await app.call('GET', '/iocm/app/dm/v1.4.0/devices/p1_n2');
    expect(body).toMatchObject({ deviceId: 'p1_n2', deviceInfo: { nodeId: 'n2', name: 'second' } });
    const made = await app.call('POST', '/iocm/app/reg/v2.0.0/deviceCredentials', {
      body: { deviceInfo: { nodeId: 'n3', name: 'third' }, productId: 'p1', mqttConnect: true },
    });
    const { body: list } = await call('GET', '/devices?limit=1');
    expect(list).toMatchObject({
      devices: [{ device_id: made.body.deviceId, device_name: 'third' }],
      page: { count: 3 },
    });
  });

  test('begins with what it should be: the default values of its model, and what the call says', async () => {
    const { platform, call } = await v5Stage();
    await call('POST', '/devices', { ...wish, shadow: [{ service_id: 'Light', desired: { level: 7 } }] });
    expect(platform.shadowOf('p1_n2')).toMatchObject([{ serviceId: 'Light', desired: { properties: { level: 7 } } }]);
  });

  test('is refused where its ids are taken, its product is unknown, or the mock could not do what is asked', async () => {
    const { platform, refused } = await v5Stage();
    expect(await refused(409, 'IOTDA.014031', 'POST', '/devices', { ...wish, node_id: 'n1' })).toContain(
      'node_id "n1"',
    );
    expect(await refused(409, 'IOTDA.014031', 'POST', '/devices', { ...wish, device_id: 'p1_n1' })).toContain(
      '"p1_n1"',
    );
    expect(await refused(404, 'MOCK.404', 'POST', '/devices', { ...wish, product_id: 'x' })).toContain('there are: p1');
    await refused(404, 'MOCK.404', 'POST', '/devices', { ...wish, app_id: 'x' });
    for (const odd of [
      { node_id: 'a b' },
      { gateway_id: 'p1_n1' },
      { auth_info: { auth_type: 'CERTIFICATES' } },
      { auth_info: { secret: 'short' } },
      { auth_info: { timeout: 5 } },
      { shadow: [{ service_id: 'x', desired: {} }] },
    ]) {
      await refused(400, 'IOTDA.000006', 'POST', '/devices', { ...wish, ...odd });
    }
    expect(platform.registry.devices).toHaveLength(1);
  });
});

test('a list has pages, newest first, each after the last of the page before', async () => {
  const { call } = await v5Stage();
  for (const node_id of ['n2', 'n3']) await call('POST', '/devices', { ...wish, node_id });
  const first = await call('GET', '/devices?limit=2');
  expect(first.body.devices.map((one: { node_id: string }) => one.node_id)).toEqual(['n3', 'n2']);
  const second = await call('GET', `/devices?limit=2&marker=${first.body.page.marker}`);
  expect(second.body).toMatchObject({ devices: [{ node_id: 'n1' }], page: { count: 3, marker: 'p1_n1' } });
  expect((await call('GET', '/devices?node_id=n3')).body.devices).toHaveLength(1);
  expect((await call('GET', '/devices?app_id=app_2')).body.devices).toEqual([]);
});

test('what is said of a device is changed, and the rest stays', async () => {
  const { call } = await v5Stage();
  await call('POST', '/devices', wish);
  expect((await call('PUT', '/devices/p1_n2', { description: 'by the door' })).body).toMatchObject({
    device_name: 'second',
    description: 'by the door',
  });
});

test('a frozen device is cut and refused with code 5 until it is let in again', async () => {
  const { platform, call, refused } = await v5Stage();
  const path = `/devices/${lamp.deviceId}`;
  const client = await connectLamp(platform);
  const closed = new Promise<void>((resolve) => client.once('close', resolve));
  expect((await call('POST', `${path}/freeze`)).status).toBe(204);
  await closed;
  expect((await call('GET', path)).body.status).toBe('FROZEN');
  await expect(connectLamp(platform)).rejects.toMatchObject({ code: 5 });
  await refused(409, 'MOCK.409', 'POST', `${path}/freeze`);
  expect((await call('POST', `${path}/unfreeze`)).status).toBe(204);
  await connectLamp(platform);
});

test('a secret is reset: the connection stays or is cut as asked, and the old one is refused with code 4', async () => {
  const { platform, call, refused } = await v5Stage();
  const path = `/devices/${lamp.deviceId}/action`;
  const client = await connectLamp(platform);
  await nth(platform, 'device-online');
  const { body } = await call('POST', `${path}?action_id=resetSecret`, {});
  expect(body.device_id).toBe(lamp.deviceId);
  expect(body.secret).not.toBe(lamp.secret);
  expect(client.connected).toBe(true);
  const closed = new Promise<void>((resolve) => client.once('close', resolve));
  const given = { secret: 'another_secret', force_disconnect: true };
  expect((await call('POST', `${path}?action_id=resetSecret`, given)).body.secret).toBe('another_secret');
  await closed;
  await expect(connectLamp(platform)).rejects.toMatchObject({ code: 4 });
  await refused(400, 'IOTDA.000006', 'POST', `${path}?action_id=other`, {});
});

test('a device that there is not is 404 IOTDA.014000, whatever is asked of it', async () => {
  const { refused } = await v5Stage();
  for (const [method, path, body] of [
    ['GET', '', undefined],
    ['PUT', '', {}],
    ['DELETE', '', undefined],
    ['POST', '/freeze', undefined],
    ['POST', '/action?action_id=resetSecret', {}],
    ['POST', '/commands', { service_id: 'a', command_name: 'b', paras: {} }],
    ['PUT', '/properties', { services: [{ service_id: 'a', properties: {} }] }],
    ['GET', '/properties', undefined],
    ['GET', '/shadow', undefined],
    ['PUT', '/shadow', { shadow: [{ service_id: 'a', desired: {} }] }],
    ['POST', '/messages', { message: 'x' }],
    ['GET', '/messages', undefined],
    ['GET', '/messages/1', undefined],
  ] as const) {
    expect(await refused(404, 'IOTDA.014000', method, `/devices/none${path}`, body)).toContain('"none"');
  }
});
